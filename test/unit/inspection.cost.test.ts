import { expect, test, vi } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { rules } from '../../lib/rules/index.ts';
import { benchLogin } from '../bench/logins.ts';
import { baseTime, exchange, json } from '../support/exchange.ts';

const source = { kind: 'live', entries: 0, skipped: 0 } as const;

/** Every so many logins of the benchmark are of the same client at the same provider. */
const oneClient = 7 * 23;

/** An inspection that is given one login after the other, and counts how often members of exchanges are read. */
function countedInspection() {
  const inspection = createInspection();
  let reads = 0;
  let entry = 0;
  let logins = 0;
  const put = (fields: Parameters<typeof exchange>[0]): void => {
    entry += 1;
    const one = exchange({ ...fields, id: `x${entry}`, entry, startedAt: baseTime + entry * 20_000 });
    const watched: Exchange = new Proxy(one, {
      get(target, member) {
        reads += 1;
        return Reflect.get(target, member);
      },
    });
    if (!inspection.put(watched)) throw new Error(`${one.url} was not kept`);
  };
  return {
    /** Goes on until there were so many. */
    signIn(until: number): void {
      for (; logins < until; logins += 1) benchLogin(oneClient * logins).exchanges.forEach(put);
      expect(inspection.report(source).flows).toHaveLength(logins);
      inspection.signatures();
    },
    /** While somebody signs in once more, and a report is made. */
    readsOfOneMoreLogin(): number {
      reads = 0;
      this.signIn(logins + 1);
      return reads;
    },
    /** While the last login calls its API once more, and a report is made. */
    readsOfOneMoreCall(): number {
      const bearer = `Bearer ${benchLogin(oneClient * (logins - 1)).accessToken}`;
      reads = 0;
      put(json('https://api.example/orders', [], { requestHeaders: [['Authorization', bearer]] }));
      const { flows } = inspection.report(source);
      inspection.signatures();
      expect(flows.at(-1)?.steps.at(-1)?.kind).toBe('resource_request');
      return reads;
    },
  };
}

test('one more event, the report after it and the signatures in it read no more evidence with 120 flows known than with 60', () => {
  // More than the few (32) that may wait or be looked back at, all of one client: from there on, nothing may grow.
  const inspection = countedInspection();
  inspection.signIn(60);
  const few = inspection.readsOfOneMoreCall();
  inspection.signIn(120);
  const many = inspection.readsOfOneMoreCall();
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(few);
});

test('one more login reads hardly more evidence after forty others of its client than after five: they ended long before', () => {
  const inspection = countedInspection();
  inspection.signIn(5);
  const few = inspection.readsOfOneMoreLogin();
  inspection.signIn(40);
  const many = inspection.readsOfOneMoreLogin();
  // Of each of the 27 that are looked at and were not before, a few members; and none of them is judged anew.
  expect(many - few).toBeLessThanOrEqual(27 * 5);
});

test('of the tokens of a login each part is taken out of its base64 a few times, however many rules ask', () => {
  const inspection = countedInspection();
  const decode = vi.spyOn(globalThis, 'atob');
  inspection.signIn(1);
  const times = new Map<string, number>();
  for (const [text] of decode.mock.calls) times.set(text, (times.get(text) ?? 0) + 1);
  decode.mockRestore();
  // Two tokens: a header and claims each.
  expect(times.size).toBeGreaterThanOrEqual(4);
  expect(Math.max(...times.values())).toBeLessThanOrEqual(4);
});

test('of a login whose addresses are written plainly hardly one is given to a parser', () => {
  const parse = vi.fn<(address: string) => void>();
  vi.stubGlobal(
    'URL',
    class extends URL {
      constructor(...given: ConstructorParameters<typeof URL>) {
        super(...given);
        parse(String(given[0]));
      }
    },
  );
  countedInspection().signIn(1);
  vi.unstubAllGlobals();
  // The hosts of cookies, and what a call is made relative to.
  expect(parse.mock.calls.length).toBeLessThanOrEqual(4);
});

test('of many logins each rule looks at up to sixteen before others have their turn', () => {
  const asked: string[] = [];
  const spies = (['state-weak', 'token-response-cacheable'] as const).map((id) => {
    const rule = rules.find((one) => one.id === id)!;
    const { inspect } = rule;
    return vi.spyOn(rule, 'inspect').mockImplementation((facts) => {
      asked.push(id);
      return inspect(facts);
    });
  });
  countedInspection().signIn(1 + 2 + 4 + 8 + 16 + 5);
  spies.forEach((spy) => spy.mockRestore());
  const turns = asked.filter((id, at) => at === 0 || id !== asked[at - 1]);
  expect(asked).toHaveLength(2 * 36);
  expect(turns).toHaveLength(2 * 6);
});
