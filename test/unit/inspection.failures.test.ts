import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as verdicts from '../../lib/facts/verdicts.ts';
import type * as signatures from '../../lib/facts/tokens/signatures.ts';
import type * as ties from '../../lib/flows/ties.ts';
import { createInspection } from '../../lib/inspection.ts';
import { capture } from '../support/exchange.ts';
import { spaLogin } from '../support/scenario.ts';

/** Parts of the check that are broken in a test, by name. */
const broken = vi.hoisted(() => new Set<string>());

vi.mock('../../lib/facts/verdicts.ts', async (original) => {
  const real = await original<typeof verdicts>();
  return { ...real, withVerdicts: breakable('verdicts', real.withVerdicts) };
});
vi.mock('../../lib/facts/tokens/signatures.ts', async (original) => {
  const real = await original<typeof signatures>();
  return { ...real, signaturesOf: breakable('signatures', real.signaturesOf) };
});
vi.mock('../../lib/flows/ties.ts', async (original) => {
  const real = await original<typeof ties>();
  return { ...real, tiesOf: breakable('ties', real.tiesOf) };
});

function breakable<A extends readonly unknown[], R>(name: string, work: (...given: A) => R) {
  return (...given: A): R => {
    if (broken.has(name)) throw new RangeError(`what the traffic says: ${name}`);
    return work(...given);
  };
}

afterEach(() => broken.clear());

const login = spaLogin('a');
const exchanges = capture(login.request(), login.landing(), login.redemption());
const source = { kind: 'har', entries: 3, skipped: 0 } as const;

function inspected() {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  expect(inspection.report(source).failures).toEqual([]);
  return inspection;
}

describe('what breaks off takes nothing down, and is told of in the next report:', () => {
  it('the proving of verdicts: an export has the exchanges without them', () => {
    const inspection = inspected();
    broken.add('verdicts');
    expect(inspection.evidence().map(({ id }) => id)).toEqual(['x0', 'x1', 'x2']);
    expect(inspection.report(source).failures).toMatchObject([
      { part: 'report', id: 'evidence', error: 'RangeError' },
    ]);
  });

  it('the look for signatures: none is checked', () => {
    const inspection = inspected();
    broken.add('signatures');
    expect(inspection.signatures()).toEqual([]);
    expect(inspection.report(source).failures).toMatchObject([
      { part: 'report', id: 'signatures', error: 'RangeError' },
    ]);
  });

  it('the reasons of one request: what it was recognised as is still said', () => {
    const inspection = inspected();
    broken.add('ties');
    expect(inspection.why(exchanges[1]!, true)).toMatchObject({
      recognised: [{ kind: 'authorization_response' }],
      flows: [],
    });
    expect(inspection.report(source).failures).toMatchObject([
      { part: 'report', id: 'why', error: 'RangeError' },
    ]);
  });

  it('and nothing where nothing breaks', () => {
    const inspection = inspected();
    expect(inspection.why(exchanges[1]!, true).flows).toHaveLength(1);
    expect(inspection.evidence()).toHaveLength(3);
    inspection.signatures();
    expect(inspection.report(source).failures).toEqual([]);
  });
});
