import { describe, expect, it } from 'vitest';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { statusListsNamedIn } from '../../../../lib/messages/oauth2/token-status-list.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, json, type ExchangeFields } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';

const address = 'https://status.example/lists/7';
const claims = { sub: address, iat: 1, status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } };
const list = jwt(claims, { typ: 'statuslist+jwt' });
const answered = (mediaType: string, text?: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: address,
  status: 200,
  responseHeaders: [['Content-Type', mediaType]],
  ...(text !== undefined && { responseBody: { mediaType, text } }),
  ...more,
});
const kinds = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned }).map(
    ({ kind, confidence }) => `${confidence} ${kind}`,
  );

describe('a status list', () => {
  it.each<[string, string, ExchangeFields]>([
    ['certain', 'is the signed list', answered('application/statuslist+jwt', list)],
    [
      'certain',
      'is served under another type, as some do',
      answered('text/plain; charset=utf-8', `${list}\n`),
    ],
    ['firm', 'is named by its media type', answered('application/statuslist+jwt')],
    ['firm', 'is binary', answered('Application/StatusList+CWT; q=1')],
    ['firm', 'cannot be read', answered('application/statuslist+jwt', 'compressed')],
    [
      'certain',
      'tells what it said earlier',
      answered('text/plain', list, { url: `${address}?time=1686925000` }),
    ],
  ])('%s: the answer %s', (confidence, _, fields) => {
    expect(kinds(fields)).toEqual([`${confidence} token_status_list_request`]);
  });

  it.each<[string, ExchangeFields]>([
    ['is posted', answered('application/statuslist+jwt', list, { method: 'POST' })],
    ['is asked for with HEAD', answered('application/statuslist+jwt', undefined, { method: 'HEAD' })],
    ['is another token under the list’s type', answered('application/statuslist+jwt', jwt(claims))],
    [
      'is a token without a list',
      answered('application/jwt', jwt({ sub: address }, { typ: 'statuslist+jwt' })),
    ],
    ['is a W3C list', answered('application/vc+jwt', jwt({ vc: claims }, { typ: 'vc+jwt' }))],
    ['is an application’s own JSON', json(address, { status_list: ['new', 'paid'], bits: 1 })],
    ['is a page about status lists', answered('text/html', 'application/statuslist+jwt')],
    ['has not come', { url: address, requestHeaders: [['Accept', 'application/statuslist+jwt']] }],
  ])('is none where it %s', (_, fields) => {
    expect(kinds(fields)).toEqual([]);
  });

  it('is asked for at the address that a token named, whatever was answered', () => {
    const told: Partial<Learned> = {
      kindAt: (at) => (at === address ? 'token_status_list_request' : undefined),
    };
    expect(kinds({ url: `${address}?time=1`, status: 404 }, told)).toEqual([
      'certain token_status_list_request',
    ]);
    expect(kinds({ url: `${address}0`, status: 404 }, told)).toEqual([]);
    expect(kinds({ url: address, method: 'PUT', status: 204 }, told)).toEqual([]);
  });
});

describe('the lists that tokens name', () => {
  const named = (uri: unknown) => jwt({ status: { status_list: { idx: 5, uri } } });

  it.each([
    ['a token', named(address), [address]],
    ['a credential with disclosures', `${named(address)}~WyJhIiwiYiJd~`, [address]],
    [
      'a presentation',
      JSON.stringify({ pid: [named(address)], age: [named('https://b.example/1')] }),
      [address, 'https://b.example/1'],
    ],
    ['an address that is none', named(7), []],
    ['a token with another kind of status', jwt({ status: 'active' }), []],
    ['an opaque token', 'SlAV32hkKG', []],
    ['nothing', '', []],
  ])('of %s', (_, value, expected) => {
    expect(statusListsNamedIn([value])).toEqual(expected);
  });

  it('are not found in long texts that are no tokens', () => {
    expect(statusListsNamedIn(['e'.repeat(2_000_000), 'e.'.repeat(1_000_000)])).toEqual([]);
  });
});
