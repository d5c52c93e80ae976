import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { postedLogout } from '../../../support/backchannel-logout.ts';
import { capture } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'logout-answer-cacheable';
const answered = (responseHeaders: readonly Header[] | undefined, status = 200) =>
  capture(postedLogout({}, { status, responseHeaders }));

describe('logout-answer-cacheable is a remark', () => {
  it.each<readonly [string, readonly Header[]]>([
    ['without Cache-Control', [['Content-Length', '0']]],
    ['where something else is said', [['Cache-Control', 'max-age=60']]],
  ])('%s', (_, headers) => {
    expect(verdictsOf(rule, answered(headers))).toEqual(['info certain']);
  });
});

describe('logout-answer-cacheable says nothing', () => {
  it('of no-store', () => {
    expect(outcomeOf(rule, answered([['Cache-Control', 'no-cache, no-store']]))).toBe('pass');
  });

  it.each([
    ['of a refusal', answered([['Content-Length', '0']], 400)],
    ['where headers were not recorded', answered(undefined)],
    ['without such a logout', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
