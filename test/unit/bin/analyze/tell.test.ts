import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tell, type Asked } from '../../../../bin/analyze/tell.ts';
import { causes } from '../../../../lib/causes/index.ts';
import { createInspection, type Inspection } from '../../../../lib/inspection.ts';

const broken = fileURLToPath(new URL('../../../golden/captures/fault-wrong-verifier.har', import.meta.url));

afterEach(() => {
  vi.restoreAllMocks();
});

const noGates = { outcomes: [], profiles: [], known: new Set<string>(), ignores: [] };

async function told(asked: Partial<Asked>) {
  const read = await tell(
    { path: broken, isGuess: false },
    {
      format: 'text',
      redaction: 'default',
      profiles: [],
      color: false,
      width: 100,
      mostFlows: 5,
      gates: noGates,
      ...asked,
    },
    { stdin: Readable.from([]) },
  );
  if ('error' in read) throw new Error(read.error);
  return read;
}

describe('why a login failed is asked once', () => {
  it.each<[string, Partial<Asked>]>([
    ['told in full', {}],
    ['told in full, however many there are', { mostFlows: Infinity }],
    ['a row of a table', { mostFlows: 0 }],
    ['a row of a table that a gate looks at', { mostFlows: 0, gates: { ...noGates, failOn: 'high' } }],
  ])('%s', async (_, asked) => {
    const inspected = causes.map((cause) => vi.spyOn(cause, 'inspect'));
    await told(asked);
    expect(Math.max(...inspected.map(({ mock }) => mock.calls.length))).toBe(1);
  });
});

describe('a table', () => {
  const judged = { mostFlows: 0, gates: { ...noGates, outcomes: ['failed' as const] } };

  it('has the same rows where a gate looks at the logins', async () => {
    const { rows, verdict } = await told(judged);
    expect(rows).toEqual((await told({ mostFlows: 0 })).rows);
    expect(rows).toHaveLength(1);
    expect(verdict.stops).not.toEqual([]);
  });

  it('has nothing proved for it, whether or not a gate looks at the logins', async () => {
    const evidence = vi.spyOn(Object.getPrototypeOf(createInspection()) as Inspection, 'evidence');
    await told({ mostFlows: 0 });
    await told(judged);
    expect(evidence).not.toHaveBeenCalled();
    await told({});
    expect(evidence).toHaveBeenCalledOnce();
  });
});
