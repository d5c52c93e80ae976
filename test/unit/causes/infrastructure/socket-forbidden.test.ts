import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'socket-forbidden';

const socket = (status: number, text?: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: 'wss://app.example/hub',
  status,
  requestHeaders: [
    ['Origin', 'https://app.example'],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
  ],
  ...(text !== undefined && { responseBody: { mediaType: 'text/plain', text } }),
  ...more,
});
const after = (sockets: readonly ExchangeFields[], more: FlowChanges = {}): readonly Exchange[] =>
  codeFlow({ ...more, then: sockets });

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string, string]>([
    [
      'in words',
      after([socket(403, 'Origin not allowed')]),
      'does not take sockets from that origin',
      'firm',
    ],
    ['in words of its own', after([socket(403, 'request origin mismatch')]), 'from that origin', 'firm'],
    ['without words', after([socket(403), socket(403)]), 'answered 403 (2 times)', 'tentative'],
    ['in other words', after([socket(403, 'Forbidden')]), 'answered 403', 'tentative'],
  ])('%s', (_, exchanges, words, confidence) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence });
    expect(reasonOf(exchanges)?.why).toContain(words);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where it was opened in the end', after([socket(403), socket(101)])],
    ['where it asks who it is', after([socket(401)])],
    ['where it is not understood', after([socket(400)])],
    ['of another host’s socket', after([socket(403, undefined, { url: 'wss://push.elsewhere/live' })])],
    [
      'of an ordinary call',
      after([socket(403, undefined, { url: 'https://app.example/hub', requestHeaders: [] })]),
    ],
    ['of a login that failed', after([socket(403)], { token: null, responseExchange: { status: 500 } })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
