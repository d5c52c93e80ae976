import { describe, expect, it } from 'vitest';
import type { Body } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import {
  baseTime,
  capture,
  exchange,
  form,
  formBody,
  jsonBody,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { codeFlow, flowsOf, webAppFlow } from '../../../support/flow.ts';

const id = 'refresh-race';
const refresh = (token: string, seconds: number, answer: Readonly<Record<string, unknown>>): ExchangeFields =>
  form(
    'https://op.example/token',
    { grant_type: 'refresh_token', refresh_token: token, client_id: 'spa' },
    {
      startedAt: baseTime + seconds * 1000,
      status: answer['error'] || answer['error_code'] ? 400 : 200,
      responseHeaders: [['Access-Control-Allow-Origin', '*']],
      responseBody: jsonBody(answer),
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    },
  );
const renewed = { access_token: 'at-2', token_type: 'Bearer', refresh_token: 'rt-2-81hd7' };
const refused = { error: 'invalid_grant', error_description: 'grant request is invalid' };
const login = (...then: readonly ExchangeFields[]) =>
  codeFlow({
    tokenAnswer: { access_token: 'at-1-7d8s', token_type: 'Bearer', refresh_token: 'rt-1-9sk2' },
    then,
  });

it('a newer token that is refused afterwards is its consequence', () => {
  const exchanges = login(
    refresh('rt-1-9sk2', 9, renewed),
    refresh('rt-1-9sk2', 12, refused),
    refresh('rt-2-81hd7', 300, { error: 'invalid_grant', error_description: 'Session not active' }),
  );
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)?.why).toContain('ends the session');
});

it('the newer token of a race is told of as its consequence, also where the refused one came between', () => {
  const exchanges = capture(
    refresh('rt-1-9sk2', 0, renewed),
    { ...refresh('rt-1-9sk2', 0, refused), startedAt: baseTime + 5 },
    refresh('rt-2-81hd7', 0.3, {
      error: 'invalid_grant',
      error_description: 'Unknown or invalid refresh token.',
    }),
  );
  const told = flowsOf(exchanges).flatMap(({ diagnosis }) => diagnosis);
  expect(told.map(({ cause }) => cause)).toEqual([id, id]);
  expect(told.some(({ why }) => why.includes('takes a second use for theft'))).toBe(true);
});

it.each(['refresh_token_not_found', 'session_not_found', 'token_revoked'])(
  'the newer token of a race is told of by whatever name it is gone (%s)',
  (code) => {
    const gone = { error_code: code, msg: 'Invalid Refresh Token' };
    const used = { error_code: 'refresh_token_already_used', msg: 'Invalid Refresh Token: Already Used' };
    const first = refresh('rt-1-9sk2', 0, renewed);
    const told = (...between: readonly ExchangeFields[]) =>
      flowsOf(capture(first, ...between, refresh('rt-2-81hd7', 36, gone)))
        .flatMap(({ diagnosis }) => diagnosis)
        .filter(({ why }) => why.includes('takes a second use for theft'));
    expect(told(refresh('rt-1-9sk2', 22, used)).map(({ cause }) => cause)).toEqual([id]);
    expect(told()).toEqual([]);
  },
);

it('a newer token that is refused by itself is no consequence of any race', () => {
  const exchanges = capture(
    refresh('rt-1-9sk2', 0, renewed),
    refresh('rt-2-81hd7', 900, { error: 'invalid_grant', error_description: 'Session not active' }),
  );
  expect(causesOf(exchanges)).not.toContain(id);
});

it('two tabs that share a token are named', () => {
  const inTab = (one: ExchangeFields, tab: number): ExchangeFields => ({
    ...one,
    context: { ...one.context, tab },
  });
  const exchanges = login(
    inTab(refresh('rt-1-9sk2', 9, renewed), 1),
    inTab(refresh('rt-1-9sk2', 12, refused), 2),
  );
  expect(reasonOf(exchanges)?.why).toContain('two tabs share it');
});

describe(`${id} is the cause`, () => {
  it.each<[string, readonly ExchangeFields[], string]>([
    [
      'the first is refused',
      [refresh('rt-1-9sk2', 9, refused), refresh('rt-1-9sk2', 9.04, renewed)],
      'renewed at once',
    ],
    [
      'the second is refused',
      [refresh('rt-1-9sk2', 9, renewed), refresh('rt-1-9sk2', 9.04, refused)],
      'renewed at once',
    ],
    [
      'an old one comes again after minutes',
      [refresh('rt-1-9sk2', 9, renewed), refresh('rt-1-9sk2', 600, refused)],
      'the client had kept the one that was replaced',
    ],
    [
      'the server has its own word for it',
      [
        refresh('rt-1-9sk2', 9, renewed),
        refresh('rt-1-9sk2', 10, {
          error: 'invalid_grant',
          error_description: 'Invalid Refresh Token: Already Used',
        }),
      ],
      '1 second apart',
    ],
  ])('where %s', (_, then, words) => {
    const exchanges = login(...then);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of one that was sent once and refused', [refresh('rt-1-9sk2', 900, refused)]],
    ['of two that were both taken', [refresh('rt-1-9sk2', 9, renewed), refresh('rt-1-9sk2', 9.1, renewed)]],
    [
      'of one that is too old and is refused however often it is sent',
      [
        refresh('rt-1-9sk2', 900, refused),
        refresh('rt-1-9sk2', 904, refused),
        refresh('rt-1-9sk2', 912, refused),
      ],
    ],
    [
      'of one that is refused by two calls at once',
      [refresh('rt-1-9sk2', 900, refused), refresh('rt-1-9sk2', 900.03, refused)],
    ],
    ['of two different ones', [refresh('rt-1-9sk2', 9, renewed), refresh('rt-2-81hd7', 90, refused)]],
  ])('%s', (_, then) => {
    expect(causesOf(login(...then))).not.toContain(id);
  });
});

/** A call of the app's page to its own backend that renews, so many seconds after the login's beginning. */
const renewal = (
  seconds: number,
  status: number,
  body: Body,
  more: Partial<ExchangeFields> = {},
): ExchangeFields => ({
  url: 'https://app.example/api/session/renew',
  method: 'POST',
  startedAt: baseTime + seconds * 1000,
  duration: 150,
  status,
  requestBody: body,
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(status < 400 ? { ok: true } : { message: 'no' }),
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
  ...more,
});

describe('a refresh token that goes to the app’s own backend', () => {
  const token = 'a-secret-refresh-token-1';
  const json = jsonBody({ refreshToken: token });
  /** Renewals around a login by the app's server. */
  const around = (...calls: readonly ExchangeFields[]) =>
    [...webAppFlow(), ...calls]
      .toSorted((a, b) => a.startedAt! - b.startedAt!)
      .map((fields, entry) => exchange({ ...fields, id: `x${entry}`, entry }));

  it.each<[string, readonly ExchangeFields[], string]>([
    [
      'at once, before a login, the second refused',
      [renewal(-20, 200, json), renewal(-19.97, 401, json)],
      'That was before this login',
    ],
    [
      'at once, right after it, the first refused',
      [renewal(8, 401, json), renewal(8.03, 200, json)],
      'renewed at once',
    ],
    [
      'in a form, after the new one came',
      [
        renewal(-50, 200, formBody({ refresh_token: token })),
        renewal(-30, 400, formBody({ refresh_token: token })),
      ],
      'had kept the one that was replaced',
    ],
    [
      'inside an object',
      [
        renewal(9, 200, jsonBody({ auth: { refresh_token: token } })),
        renewal(9, 409, jsonBody({ auth: { refresh_token: token } })),
      ],
      'the other was refused (409)',
    ],
  ])('twice is told %s', (_, calls, said) => {
    expectReason(around(...calls), id, said);
    expect(reasonOf(around(...calls))).toMatchObject({ proof: 'comparison', confidence: 'certain' });
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['once and is refused', [renewal(-20, 401, json)]],
    ['twice, and both are taken', [renewal(-20, 200, json), renewal(-19.9, 200, json)]],
    ['twice, and both are refused', [renewal(-20, 401, json), renewal(-19.9, 401, json)]],
    ['again, after it was refused, and is taken', [renewal(-20, 401, json), renewal(-18, 200, json)]],
    ['again after too many calls', [renewal(-20, 200, json), renewal(-19.9, 429, json)]],
    [
      'and another one after it',
      [renewal(-20, 200, json), renewal(-19.9, 401, jsonBody({ refreshToken: 'a-secret-refresh-token-2' }))],
    ],
    [
      'where a cleaner took it',
      [
        renewal(-20, 200, jsonBody({ refresh_token: '***REMOVED***' })),
        renewal(-19, 401, jsonBody({ refresh_token: '***REMOVED***' })),
      ],
    ],
    [
      'of some other site',
      [
        renewal(-20, 200, json, { url: 'https://shop.other/renew' }),
        renewal(-19.9, 401, json, { url: 'https://shop.other/renew' }),
      ],
    ],
    ['long before', [renewal(-200, 200, json), renewal(-199.9, 401, json)]],
  ])('is not told %s', (_, calls) => {
    expect(causesOf(around(...calls))).not.toContain(id);
  });
});

describe('two renewals that name no client and follow no login', () => {
  const alone = (
    token: string,
    seconds: number,
    answer: Readonly<Record<string, unknown>>,
    at = 'https://abcd.auth.example',
  ) =>
    form(
      `${at}/auth/v1/token?grant_type=refresh_token`,
      {},
      {
        id: `r${seconds}`,
        startedAt: baseTime + seconds * 1000,
        status: answer['error_code'] ? 400 : 200,
        requestHeaders: [['Content-Type', 'application/json']],
        requestBody: jsonBody({ refresh_token: token }),
        responseBody: jsonBody(answer),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    );
  const used = { error_code: 'refresh_token_already_used', msg: 'Invalid Refresh Token: Already Used' };

  it.each([
    ['the second is refused', [alone('rt-one-77fd', 1, renewed), alone('rt-one-77fd', 2, used)]],
    ['the first is refused', [alone('rt-one-77fd', 1, used), alone('rt-one-77fd', 2, renewed)]],
  ])('are one race where %s', (_, exchanges) => {
    const reasons = flowsOf(exchanges).flatMap(({ diagnosis }) => diagnosis);
    expect(reasons.map(({ cause }) => cause)).toEqual([id]);
    expect(reasons[0]?.why).toContain('1 second apart');
  });

  it.each([
    ['of another token', [alone('rt-two-99ab', 1, renewed), alone('rt-one-77fd', 2, used)]],
    [
      'at another server',
      [alone('rt-one-77fd', 1, renewed, 'https://efgh.auth.example'), alone('rt-one-77fd', 2, used)],
    ],
    ['by itself', [alone('rt-one-77fd', 2, used)]],
  ])('are none %s', (_, exchanges) => {
    const [reason] = flowsOf(exchanges).flatMap(({ diagnosis }) => diagnosis);
    expect(reason?.why).not.toContain('apart');
    expect(reason?.why).not.toContain('no other use');
  });
});
