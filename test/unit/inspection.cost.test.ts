import { expect, test } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { benchLogin } from '../bench/logins.ts';
import { baseTime, exchange, json } from '../support/exchange.ts';

const source = { kind: 'live', entries: 0, skipped: 0 } as const;

/** How often members of exchanges are read while one more arrives, after so many logins. */
function readsOfOneMoreEvent(logins: number): number {
  let reads = 0;
  const watched = (one: Exchange): Exchange =>
    new Proxy(one, {
      get(target, member) {
        reads += 1;
        return Reflect.get(target, member);
      },
    });
  const inspection = createInspection();
  const put = (one: Exchange): void => expect(inspection.put(watched(one))).toBe(true);
  let entry = 0;
  for (let login = 0; login < logins; login += 1) {
    for (const fields of benchLogin(login).exchanges) {
      entry += 1;
      put(exchange({ ...fields, id: `x${entry}`, entry, startedAt: baseTime + entry * 100 }));
    }
  }
  expect(inspection.report(source).flows).toHaveLength(logins);
  inspection.signatures();
  const bearer = `Bearer ${benchLogin(logins - 1).accessToken}`;
  const call = {
    id: 'call',
    entry: entry + 1,
    startedAt: baseTime + 1e8,
    requestHeaders: [['Authorization', bearer]],
  } as const;
  reads = 0;
  put(json('https://api.example/orders', [], call));
  expect(inspection.report(source).flows.at(-1)?.steps.at(-1)?.kind).toBe('resource_request');
  inspection.signatures();
  return reads;
}

test('one more event, the report after it and the signatures in it read no more evidence with 1000 flows known than with 750', () => {
  // More than the few (32) that may wait or be looked back at, for each of the 23 clients: from there on, nothing may grow.
  const [few, many] = [readsOfOneMoreEvent(750), readsOfOneMoreEvent(1000)];
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(few);
});
