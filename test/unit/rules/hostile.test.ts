import { describe, expect, it } from 'vitest';
import { alone } from '../../../lib/exchange/in-step.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { rules } from '../../../lib/rules/index.ts';
import { runRules } from '../../../lib/rules/run.ts';
import { device, poll } from '../../support/device.ts';
import { baseTime, capture, json } from '../../support/exchange.ts';
import { accessToken, codeFlow, factsOf, idTokenOf } from '../../support/flow.ts';
import { jwt } from '../../support/logins.ts';

/** Members off the wire that `String` and `Number` throw at, or that name what every object has. */
const hostile: readonly (readonly [words: string, value: unknown])[] = [
  ['an object without a text', { toString: 1, valueOf: 1 }],
  ['a list of one', [{ toString: 1 }]],
  ['half a character', '\ud800'],
  ['the name of a prototype', '__proto__'],
  ['a number too large for a date', 1e300],
  ['null', null],
];

const now = baseTime / 1000;
const claims = {
  iss: 'https://op.example',
  sub: '1',
  aud: 'spa',
  nonce: 'n-0S6_WzA2Mj',
  iat: now,
  exp: now + 60,
};
const set = json('https://op.example/jwks', { keys: [{ kty: 'RSA', kid: 'k', n: 'AQAB', e: 'AQAB' }] });
const metadata = { jwks_uri: 'https://op.example/jwks' };
const answered = (members: Readonly<Record<string, unknown>>) =>
  codeFlow({
    metadata,
    request: { max_age: '60', acr_values: 'silver' },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idTokenOf(), ...members },
    then: [set],
  });
const signed = (header: Readonly<Record<string, unknown>>) =>
  answered({ id_token: jwt(claims, { kid: 'k', alg: 'RS256', ...header }) });
const typed = (value: unknown) => answered({ access_token: jwt({ ...claims, aud: [] }, { typ: value }) });
const sealed = (value: unknown) =>
  codeFlow({
    metadata,
    request: { response_mode: 'query.jwt' },
    response: { code: undefined, state: undefined, response: jwt({ ...claims, iss: value, aud: value }) },
  });

const places: Readonly<Record<string, (value: unknown) => readonly Exchange[]>> = {
  'alg of an ID token': (value) => signed({ alg: value }),
  'kid of an ID token': (value) => signed({ kid: value }),
  'typ of an access token': typed,
  'iss and aud of a JARM response': sealed,
  ...Object.fromEntries(
    ['iss', 'aud', 'exp', 'iat', 'nonce', 'acr', 'auth_time', 'at_hash', 'azp'].map((name) => [
      `${name} of an ID token`,
      (value: unknown) => answered({ id_token: idTokenOf({ acr: '0', [name]: value }) }),
    ]),
  ),
  ...Object.fromEntries(
    ['expires_in', 'token_type', 'scope', 'refresh_token', 'access_token', 'id_token', 'error'].map(
      (name) => [`${name} of a token response`, (value: unknown) => answered({ [name]: value })],
    ),
  ),
  device_code: (value) => capture(device({ device_code: value as string }), poll(6)),
};

/** Ids of the rules that end in an error. */
function failedOn(exchanges: readonly Exchange[]): readonly string[] {
  const { outcomes } = alone(runRules(rules, factsOf(exchanges)));
  return rules.flatMap(({ id }) => (outcomes.of(id) === 'error' ? [id] : []));
}

describe('no rule fails, and no verdict, at', () => {
  const cases = Object.entries(places).flatMap(([place, flow]) =>
    hostile.map(([words, value]) => [place, words, flow, value] as const),
  );
  it.each(cases)('%s being %s', (_, __, flow, value) => {
    const exchanges = flow(value);
    expect(failedOn(exchanges)).toEqual([]);
    const inspection = createInspection();
    for (const exchange of exchanges) inspection.put(exchange);
    expect(() => inspection.evidence()).not.toThrow();
  });
});

/** JSON text nested deeper than any walker's stack. */
const deep = `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
const deepToken = (part: 0 | 1) =>
  idTokenOf()
    .split('.')
    .map((text, at) => (at === part ? btoa(deep).replaceAll('=', '') : text))
    .join('.');
const body = { mediaType: 'application/json', text: deep };

it.each([
  ['a state', codeFlow({ request: { state: deep }, response: { state: deep } })],
  ['a request object', codeFlow({ request: { request: deepToken(1) } })],
  ['claims that are asked for', codeFlow({ request: { claims: deep } })],
  ['the header of an ID token', answered({ id_token: deepToken(0) })],
  ['the claims of an ID token', answered({ id_token: deepToken(1) })],
  ['a token response', codeFlow({ tokenExchange: { responseBody: body } })],
  [
    'a metadata document',
    [
      { ...json('https://op.example/.well-known/openid-configuration', {}), id: 'd', responseBody: body },
      ...codeFlow(),
    ],
  ],
])('%s nested without end takes nothing down', (_, exchanges) => {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  expect(inspection.report({ kind: 'har' } as never).flows.length).toBeGreaterThan(0);
  expect(inspection.evidence().length).toBeGreaterThan(0);
  expect(failedOn(exchanges)).toEqual([]);
});
