import { expect, test } from 'vitest';
import { merged } from '../../../lib/sources/merge.ts';
import { harEntry } from '../../support/har.ts';

const at = (second: number, members: object = {}): object =>
  harEntry({ startedDateTime: `2026-01-01T00:00:0${second}.000Z`, ...members });
const traffic = (entries: readonly object[], log: object = {}) => ({ log: { ...log }, entries, gaps: [] });
const trace = { _oauth: { format: 'oauth-lens-trace', version: 1, report: { gaps: ['Nothing seen.'] } } };

test('one file stays as it is', () => {
  const only = traffic([at(1)]);
  expect(merged([only])).toBe(only);
});

test('pages of two files stay two', () => {
  const page = (title: string) => ({ pages: [{ id: 'page_1', title }] });
  const { log, entries } = merged([
    traffic([at(1, { pageref: 'page_1' })], page('A')),
    traffic([at(2, { pageref: 'page_1' })], page('B')),
  ]);
  expect(log['pages']).toEqual([
    { id: 'page_1', title: 'A' },
    { id: '1/page_1', title: 'B' },
  ]);
  expect(entries).toMatchObject([{ pageref: 'page_1' }, { pageref: '1/page_1' }]);
});

test('exchanges and tabs of two traces stay two', () => {
  const member = { _oauth: { id: 'har:0', context: { tab: 3, page: 'p' } } };
  const { entries, log } = merged([traffic([at(1, member)], trace), traffic([at(2, member)], trace)]);
  expect(entries).toMatchObject([
    { _oauth: { id: 'har:0', context: { tab: 3, page: 'p' } } },
    { _oauth: { id: '1/har:0', context: { tab: 1_000_000_003, page: '1/p' } } },
  ]);
  expect(log).toMatchObject({ _oauth: { report: { gaps: ['Nothing seen.'] } } });
});

test('what both files have is taken once, what one file has twice stays twice', () => {
  const { entries } = merged([traffic([at(1), at(1), at(2)]), traffic([at(1), at(3)])]);
  expect(entries).toHaveLength(4);
});

test('entries without a time are never taken for one', () => {
  const timeless = harEntry({ startedDateTime: undefined });
  expect(merged([traffic([timeless]), traffic([timeless])]).entries).toHaveLength(2);
});

test('a trace of another version, beside one of ours, is read as a plain HAR', () => {
  const member = { _oauth: { id: 'har:0', verdicts: {} } };
  const foreign = { _oauth: { format: 'oauth-lens-trace', version: 99 } };
  const { entries } = merged([traffic([at(1, member)], trace), traffic([at(2, member)], foreign)]);
  expect(entries[1]).not.toHaveProperty('_oauth');
});
