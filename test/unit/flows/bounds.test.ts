import { describe, expect, it } from 'vitest';
import { createCorrelation } from '../../../lib/flows/correlate.ts';
import { fewRounds } from '../../../lib/flows/bounds.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { baseTime, capture, form, json, type ExchangeFields } from '../../support/exchange.ts';
import { reportOf } from '../../support/flow.ts';
import { spaLogin } from '../../support/scenario.ts';

const tab = 7;
const login = spaLogin('a', { tab });

function clientCredentials(n: number, more: readonly ExchangeFields[] = []): readonly Exchange[] {
  const issued = form(
    'https://op.example/token',
    { grant_type: 'client_credentials', client_id: 'service', client_secret: 'f8Kq2LmZ7vTx' },
    json('https://op.example/token', { access_token: 'at-7Qx2mVz9LpTz4Kd', token_type: 'Bearer' }),
  );
  const calls = Array.from({ length: n }, (_, at) => call(`https://api.example/orders/${at}`));
  return capture(issued, ...calls, ...more);
}

function call(url: string, status = 200): ExchangeFields {
  return json(url, [], { status, requestHeaders: [['Authorization', 'Bearer at-7Qx2mVz9LpTz4Kd']] });
}

/** Which of them were taken as messages; what was not, is at most a page around them. */
function taken(exchanges: readonly Exchange[], most?: number): readonly boolean[] {
  const nothing = (): void => {};
  const correlation = createCorrelation(nothing, nothing, nothing, nothing, nothing, most);
  return exchanges.map((one) => {
    correlation.put(one);
    return correlation.messagesOf(one.id).length > 0;
  });
}

describe('a flow', () => {
  it('takes a thousand messages, and after that what was refused alone', () => {
    const late = [call('https://api.example/late', 403), call('https://api.example/later')];
    const all = taken(clientCredentials(1001, late));
    expect(all.slice(0, 1000).every(Boolean)).toBe(true);
    expect(all.slice(1000)).toEqual([false, false, true, false]);
  });

  it('takes fifty requests and answers of the front channel, and its token request still', () => {
    const asked = Array.from({ length: 60 }, () => login.request());
    const all = taken(capture(...asked, login.redemption()));
    expect(all.slice(0, 50).every(Boolean)).toBe(true);
    expect(all.slice(50, 60)).not.toContain(true);
    expect(all.at(-1)).toBe(true);
  });

  it('says that later messages were left out, and only then', () => {
    const gaps = (n: number): readonly string[] =>
      reportOf(capture(...Array.from({ length: n }, () => login.request()))).gaps;
    expect(gaps(60)).toContainEqual(expect.stringContaining('more messages than are kept'));
    expect(gaps(40)).not.toContainEqual(expect.stringContaining('more messages than are kept'));
  });
});

describe('a session', () => {
  it('takes the first flows, as many as it may, and all that belongs to them', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => spaLogin(name, { tab, client: name }));
    const all = capture(a!.request(), b!.request(), c!.request(), b!.redemption());
    expect(taken(all, 2)).toEqual([true, true, false, true]);
    expect(taken(all)).toEqual([true, true, true, true]);
  });
});

describe('a loop', () => {
  it('shows its first and last rounds, and tells how many there were', () => {
    expect(fewRounds(Array.from({ length: 50 }, (_, at) => at))).toHaveLength(50);
    expect(fewRounds(Array.from({ length: 70 }, (_, at) => at)).slice(38, 42)).toEqual([38, 39, 60, 61]);
    const rounds = Array.from({ length: 60 }, (_, n) => {
      const one = spaLogin(`round ${n}`, { tab });
      const startedAt = baseTime + 1 + n * 100;
      const context = { tab, resourceType: 'main_frame' } as const;
      return [
        { ...one.request(), startedAt },
        { url: one.answer, status: 200, context, startedAt: startedAt + 50 },
      ];
    });
    const { flows, gaps } = reportOf(capture(...rounds.flat()));
    expect(flows).toHaveLength(1);
    expect(flows[0]?.diagnosis[0]?.why).toContain('60 times');
    expect(gaps).toContainEqual(expect.stringContaining('went round more than 50 times'));
  });
});
