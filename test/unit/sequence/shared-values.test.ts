import { describe, expect, it } from 'vitest';
import { echoesOf, sharedValues, threadsAt } from '../../../lib/sequence/shared-values.ts';
import { cleanLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const { report, exchangeOf } = inspected(cleanLogin());
const flow = report.flows[0]!;
const values = sharedValues(flow, exchangeOf);
const placeOf = (kind: string) => flow.steps.findIndex((step) => step.kind === kind) + 1;

describe('values that steps share', () => {
  it('tie a verifier to its challenge, though nothing else shows it', () => {
    const token = placeOf('token_request');
    const { code_verifier: verifier = '' } = flow.steps[token - 1]!.params;
    expect(echoesOf(values, 'code_verifier', verifier, token)).toEqual([placeOf('authorization_request')]);
  });

  it('are named by what ties, the most telling first', () => {
    expect(threadsAt(values, placeOf('authorization_response')).slice(0, 2)).toEqual(['state', 'code']);
  });

  it('are none where a value stands once, or is too short to say anything', () => {
    expect(echoesOf(values, 'made_up', 'seen-nowhere', 1)).toEqual([]);
    const short = { ...flow, steps: flow.steps.map((step) => ({ ...step, params: { state: 'a' } })) };
    expect(
      threadsAt(
        sharedValues(short, () => undefined),
        1,
      ),
    ).toEqual([]);
  });

  it('are found in no more time than there are steps', { timeout: 5000 }, () => {
    const [step] = flow.steps;
    const steps = Array.from({ length: 40_000 }, (_, at) => ({
      ...step!,
      params: { state: 'the-same-one', page: `page-${at}` },
    }));
    const many = sharedValues({ ...flow, steps }, () => undefined);
    expect(steps.every((_, at) => threadsAt(many, at + 1)[0] === 'state')).toBe(true);
  });
});
