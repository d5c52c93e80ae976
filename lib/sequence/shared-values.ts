import { sha256Base64Url } from '../exchange/digest.ts';
import { answerMembers } from '../exchange/answer-members.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { asText, type JsonObject } from '../exchange/json.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import type { ReportFlow, ReportStep } from '../report/report.ts';

/** Values of a flow and where they occur: what ties its steps together. */
export type SharedValues = {
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Of each step in turn its values, with the names that they have there. */
  readonly steps: readonly ReadonlyMap<string, string>[];
};

type Behind = (stepId: string) => Exchange | undefined;

/**
 * Where each value of the flow occurs: in parameters, answers, the Authorization header and the nonce of ID tokens. A
 * PKCE verifier stands under its challenge, computed by S256 (RFC 7636 §4.6). Short values say nothing by being equal.
 */
export function sharedValues(flow: ReportFlow, exchangeOf: Behind): SharedValues {
  const steps = flow.steps.map((step) => {
    const named = valuesOf(step, exchangeOf(step.id)).filter(([, value]) => value.length >= 5);
    return new Map(named.map(([name, value]) => [value, name]));
  });
  const places = new Map<string, number[]>();
  steps.forEach((values, index) => {
    for (const value of values.keys()) {
      const known = places.get(value);
      if (known) known.push(index + 1);
      else places.set(value, [index + 1]);
    }
  });
  return { places, steps };
}

type Named = readonly (readonly [name: string, value: string])[];

function valuesOf(step: ReportStep, exchange: Exchange | undefined): Named {
  const answer = answerMembers(exchange) ?? {};
  const token = /^(?:bearer|dpop) (\S+)/i.exec(
    headerValue(exchange?.requestHeaders, 'authorization') ?? '',
  )?.[1];
  const verifier = step.params['code_verifier'];
  const nonce = nonceOf(step.params) ?? nonceOf(answer);
  return [
    ...Object.entries(step.params),
    ...Object.entries(answer).flatMap(([name, value]): Named =>
      asText(value) ? [[name, String(value)]] : [],
    ),
    ...(token ? ([['access_token', token]] as const) : []),
    ...(verifier ? ([['code_verifier', sha256Base64Url(verifier)]] as const) : []),
    ...(nonce ? ([['nonce', nonce]] as const) : []),
  ];
}

function nonceOf(members: JsonObject): string | undefined {
  const jwt = decodeJwt(asText(members['id_token']));
  return jwt?.type === 'jws' ? asText(jwt.claims['nonce']) : undefined;
}

/** The other steps where a parameter's value occurs, in order. */
export function echoesOf(
  values: SharedValues,
  name: string,
  value: string,
  place: number,
): readonly number[] {
  const key = name === 'code_verifier' ? sha256Base64Url(value) : value;
  return values.places.get(key)?.filter((other) => other !== place) ?? [];
}

/** What ties steps together, the most telling first. */
const threads: Readonly<Record<string, string>> = {
  state: 'state',
  code: 'code',
  code_challenge: 'PKCE',
  code_verifier: 'PKCE',
  nonce: 'nonce',
  request_uri: 'request_uri',
  device_code: 'device_code',
  access_token: 'access token',
  refresh_token: 'refresh token',
};

/** Names of the values that tie the step at `place` to another step: `['state', 'PKCE']`. */
export function threadsAt({ places, steps }: SharedValues, place: number): readonly string[] {
  const found = new Set<string>();
  for (const [value, name] of steps[place - 1] ?? []) {
    const thread = (places.get(value)?.length ?? 0) > 1 ? threads[name] : undefined;
    if (thread) found.add(thread);
  }
  return [...new Set(Object.values(threads))].filter((name) => found.has(name));
}
