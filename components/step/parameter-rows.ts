import { answerMembers } from '../../lib/exchange/answer-members.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import {
  bodyParameters,
  fragmentParameters,
  queryParameters,
  type Parameters,
} from '../../lib/exchange/parameters.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { echoesOf, sharedValues } from '../../lib/sequence/shared-values.ts';

export type ParameterRow = {
  readonly name: string;
  readonly value: string;
  /** Places (from 1) of other steps of the flow that carry the same value; of a verifier, those of its challenge. */
  readonly echoes: readonly number[];
};

/** Parameters that travelled together. */
export type ParameterGroup = { readonly title: string; readonly rows: readonly ParameterRow[] };

/** All parameters of a step by the way they travelled, the answer's included. */
export function parameterGroups(
  flow: ReportFlow,
  step: ReportStep,
  exchangeOf: (stepId: string) => Exchange | undefined,
): readonly ParameterGroup[] {
  const exchange = exchangeOf(step.id);
  const sent = exchange
    ? ([
        ['In the query', queryParameters(exchange.url)],
        ['In the fragment', fragmentParameters(exchange.url)],
        ['In the request body', bodyParameters(exchange.requestBody)],
      ] as const)
    : [];
  const known = new Set(sent.flatMap(([, parameters]) => parameters.map(([name]) => name)));
  const effective = Object.entries(step.params).filter(([name]) => !known.has(name));
  const answered = answeredParameters(exchange);
  const groups: readonly (readonly [string, Parameters])[] = [
    ...sent,
    [step.observed ? 'Inside a request object or elsewhere' : 'What it must have carried', effective],
    ['In the answer', answered],
  ];
  const values = sharedValues(flow, exchangeOf);
  const place = flow.steps.indexOf(step) + 1;
  return groups
    .filter(([, parameters]) => parameters.length > 0)
    .map(([title, parameters]) => ({
      title,
      rows: parameters.map(([name, value]) => ({
        name,
        value,
        echoes: echoesOf(values, name, value, place),
      })),
    }));
}

function answeredParameters(exchange: Exchange | undefined): Parameters {
  const body = answerMembers(exchange);
  if (!body) return [];
  return Object.entries(body)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}
