import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { capture } from '../support/exchange.ts';
import { spaLogin } from '../support/scenario.ts';

const login = spaLogin('a');
const source = { kind: 'har', entries: 3, skipped: 0 } as const;

/** An inspection that has told its login, and the way to break the reading of one member of its exchanges from then on. */
function inspected() {
  let broken: keyof Exchange | undefined;
  const exchanges = capture(login.request(), login.landing(), login.redemption()).map(
    (exchange): Exchange =>
      new Proxy(exchange, {
        get(target, name) {
          if (name === broken) throw new RangeError(`what the traffic says: ${name}`);
          return Reflect.get(target, name) as unknown;
        },
      }),
  );
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  expect(inspection.report(source).failures).toEqual([]);
  return { inspection, exchanges, breakAt: (name: keyof Exchange | undefined) => (broken = name) };
}

describe('what breaks off takes nothing down, and is told of in the next report:', () => {
  it('the proving of verdicts: an export has the exchanges without them', () => {
    const { inspection, breakAt } = inspected();
    breakAt('responseHeaders');
    expect(inspection.evidence().map(({ id }) => id)).toEqual(['x0', 'x1', 'x2']);
    breakAt(undefined);
    expect(inspection.report(source).failures).toMatchObject([
      { part: 'report', id: 'evidence', error: 'RangeError' },
    ]);
  });

  it('the reasons of one request: what it was recognised as is still said', () => {
    const { inspection, exchanges, breakAt } = inspected();
    const asked = { ...exchanges[1]! };
    breakAt('id');
    expect(inspection.why(asked, true)).toMatchObject({
      recognised: [{ kind: 'authorization_response' }],
      flows: [],
    });
    breakAt(undefined);
    expect(inspection.report(source).failures).toMatchObject([
      { part: 'report', id: 'why', error: 'RangeError' },
    ]);
  });

  it('a login in brief: it is left out', () => {
    const { inspection, breakAt } = inspected();
    inspection.put(capture(login.userinfo())[0]!);
    breakAt('url');
    expect(inspection.brief(source)).toMatchObject({ flows: [], failures: [{ part: 'report', id: 'flow' }] });
  });

  it('and nothing where nothing breaks', () => {
    const { inspection, exchanges } = inspected();
    expect(inspection.why(exchanges[1]!, true).flows).toHaveLength(1);
    expect(inspection.evidence()).toHaveLength(3);
    inspection.signatures();
    expect(inspection.report(source).failures).toEqual([]);
  });
});
