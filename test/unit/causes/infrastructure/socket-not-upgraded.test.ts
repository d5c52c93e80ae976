import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'socket-not-upgraded';

/** The page’s request for a socket. */
const socket = (status: number, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: 'wss://app.example/api/live',
  status,
  requestHeaders: [
    ['Origin', 'https://app.example'],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
  ],
  ...more,
});
const after = (sockets: readonly ExchangeFields[], more: FlowChanges = {}): readonly Exchange[] =>
  codeFlow({ ...more, then: sockets });

const saying = (text: string, status = 400) =>
  after([socket(status, { responseBody: { mediaType: 'text/plain', text } })]);

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string, string]>([
    ['of a plain refusal', after([socket(400)]), 'answered 400 instead of opening it', 'tentative'],
    ['of one that asks for the upgrade', after([socket(426), socket(426)]), 'answered 426 (2 times)', 'firm'],
    ['of one that says so', saying('Can "Upgrade" only to "WebSocket".'), 'answered 400', 'firm'],
    [
      'by an address as extensions see it',
      after([socket(400, { url: 'https://app.example/hub' })]),
      '/hub answered 400',
      'tentative',
    ],
  ])('%s', (_, exchanges, said, confidence) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence });
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.fix).toContain('Upgrade $http_upgrade');
  });

  it.each([404, 502, 503])('as a guess where %i may mean another thing', (status) => {
    expect(reasonOf(after([socket(status)]))).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where it was opened in the end', after([socket(400), socket(101)])],
    [
      'where it came there, and its session is not known',
      saying('{"code":1,"message":"Session ID unknown"}'),
    ],
    ['where it refuses the person', after([socket(401)])],
    ['where it refuses the page’s origin', after([socket(403)])],
    ['of another host’s socket', after([socket(400, { url: 'wss://push.elsewhere/live' })])],
    [
      'of an ordinary call',
      after([socket(400, { url: 'https://app.example/api/live', requestHeaders: [] })]),
    ],
    ['of a login that failed', after([socket(400)], { token: null, responseExchange: { status: 500 } })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
