import { describe, expect, it } from 'vitest';
import { parameterGroups } from '../../../../components/step/parameter-rows.ts';
import { cleanLogin, failingLogin, webAppLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

function groups(fields: FlowFields, place: number) {
  const { report, exchangeOf } = inspected(fields);
  const flow = report.flows[0]!;
  return parameterGroups(flow, flow.steps[place - 1]!, exchangeOf);
}
const row = (fields: FlowFields, place: number, name: string) =>
  groups(fields, place)
    .flatMap(({ rows }) => rows)
    .find((one) => one.name === name);

describe('the parameters of a step', () => {
  it('stand by the way they travelled, the answer’s last', () => {
    expect(groups(cleanLogin(), 2).map(({ title }) => title)).toEqual(['In the query']);
    expect(groups(cleanLogin(), 4).map(({ title }) => title)).toEqual([
      'In the request body',
      'In the answer',
    ]);
  });

  it('say in which other steps the same value turns up', () => {
    expect(row(cleanLogin(), 2, 'state')?.echoes).toEqual([3]);
    expect(row(cleanLogin(), 4, 'access_token')?.echoes).toEqual([5, 6]);
    expect(row(cleanLogin(), 2, 'nonce')?.echoes).toEqual([4]);
    expect(row(cleanLogin(), 4, 'code_verifier')?.echoes).toEqual([2]);
  });

  it('find no echo for a verifier that does not fit, nor for short words', () => {
    expect(row(failingLogin(), 3, 'code_verifier')?.echoes).toEqual([]);
    expect(row(cleanLogin(), 2, 'response_type')?.echoes).toEqual([]);
  });

  it('show what a request object holds beside the URL', () => {
    const { steps } = webAppLogin();
    const hidden: FlowFields = {
      steps: [{ ...steps[0]!, params: { client_id: 'shop-web', acr_values: 'phr' } }],
    };
    expect(groups(hidden, 1).at(-1)).toEqual({
      title: 'Inside a request object or elsewhere',
      rows: [{ name: 'acr_values', value: 'phr', echoes: [] }],
    });
  });

  it('say of an inferred step what it must have carried', () => {
    expect(groups(webAppLogin(), 3)).toEqual([
      {
        title: 'What it must have carried',
        rows: [{ name: 'grant_type', value: 'authorization_code', echoes: [] }],
      },
    ]);
  });
});
