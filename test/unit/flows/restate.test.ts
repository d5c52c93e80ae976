import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createCorrelation } from '../../../lib/flows/correlate.ts';
import { restate } from '../../../lib/flows/restate.ts';
import { capture, json, jsonBody } from '../../support/exchange.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const b = spaLogin('b');
const verdicts = { dpop_signature: 'verified' } as const;

/** What every flow holds, in short, after some came in, one of them was restated, and then the others came in. */
function told(before: readonly Exchange[], restated: number, after: readonly Exchange[] = []) {
  const correlation = createCorrelation(() => {});
  before.forEach((one) => correlation.put(one));
  const old = before[restated]!;
  const done = restate(correlation, old, { ...old, verdicts });
  after.forEach((one) => correlation.put(one));
  const flows = correlation.assembly.drafts.map(({ messages }) => messages);
  return {
    done,
    kinds: flows.map((messages) => messages.map(({ kind }) => kind)),
    proved: flows.flat().filter(({ exchange }) => exchange.verdicts === verdicts).length,
  };
}

const untouched = (exchanges: readonly Exchange[]) => {
  const correlation = createCorrelation(() => {});
  for (const one of exchanges) correlation.put(one);
  return correlation.assembly.drafts.map(({ messages }) => messages.map(({ kind }) => kind));
};

describe('an exchange that is restated', () => {
  it('leaves every message where it is, whatever came after it', () => {
    const all = capture(a.request(), a.refer(), a.landing(), a.redemption(), a.userinfo(), a.apiCall());
    for (const at of all.keys()) {
      const { done, kinds, proved } = told(all, at);
      expect(done).toBe(true);
      expect(kinds).toEqual(untouched(all));
      expect(proved).toBeGreaterThan(0);
    }
  });

  it('is found by its flow as it stands now, when it had to wait', () => {
    const [request, landing, redemption, call] = capture(
      a.request(),
      a.landing(),
      a.redemption(),
      a.apiCall(),
    );
    const { kinds, proved } = told([call!], 0, [request!, landing!, redemption!]);
    expect(kinds[0]).toContain('resource_request');
    expect(proved).toBe(1);
  });

  it('still moves on to the login that it serves', () => {
    const registered = json(
      'https://op.example/register',
      { client_id: 'spa', redirect_uris: ['https://app.example/cb'] },
      {
        method: 'POST',
        status: 201,
        requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'] }),
      },
    );
    const document = json('https://op.example/.well-known/openid-configuration', {
      issuer: 'https://op.example',
      authorization_endpoint: 'https://op.example/auth',
      token_endpoint: 'https://op.example/token',
    });
    for (const between of [registered, document]) {
      const before = capture(a.request(), a.landing(), a.redemption(), between);
      const after = capture(
        a.request(),
        a.landing(),
        a.redemption(),
        between,
        b.request(),
        b.landing(),
      ).slice(4);
      const { kinds, done } = told(before, 3, after);
      expect(done).toBe(true);
      expect(kinds).toEqual(untouched([...before, ...after]));
    }
  });

  it('is not, once another state of it has come, or where it is nothing of ours', () => {
    const correlation = createCorrelation(() => {});
    const [request] = capture(a.request()) as [Exchange];
    correlation.put(request);
    correlation.put({ ...request, duration: 7 });
    expect(restate(correlation, request, { ...request, verdicts })).toBe(false);
    expect(restate(correlation, { ...request, id: 'unknown' }, { ...request, verdicts })).toBe(false);
    expect(correlation.assembly.drafts[0]?.messages[0]?.exchange.duration).toBe(7);
  });
});
