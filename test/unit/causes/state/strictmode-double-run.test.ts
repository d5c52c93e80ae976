import { describe, expect, it } from 'vitest';
import type { Body, Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, exchange, formBody, jsonBody } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { flowsOf } from '../../../support/flow.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'strictmode-double-run';
const a = spaLogin('a');

/** Redemptions of the code, `at` milliseconds after the landing, answered so. */
const redeemed = (...calls: readonly { at: number; status: number; code?: string }[]): readonly Exchange[] =>
  [
    a.request(),
    a.landing(),
    ...calls.map(({ status, code }) => ({
      ...a.redemption(code === undefined ? {} : { code }),
      duration: 120,
      ...(status >= 400 && { status, responseBody: jsonBody({ error: 'invalid_grant' }) }),
    })),
  ].map((fields, entry) =>
    exchange({
      ...fields,
      id: `x${entry}`,
      entry,
      startedAt: baseTime + (entry < 2 ? entry * 1000 : 2000 + calls[entry - 2]!.at),
    }),
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['the second was refused', redeemed({ at: 0, status: 200 }, { at: 30, status: 400 })],
    ['the one that began first was refused', redeemed({ at: 0, status: 400 }, { at: 30, status: 200 })],
  ])('of one code in two requests at once, when %s', (_, exchanges) => {
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toMatch(/two requests, 30 ms apart.*works once/);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
  });
});

describe(`${id} ends a login whose tokens are refused afterwards`, () => {
  const pair = redeemed({ at: 0, status: 200 }, { at: 30, status: 400 });
  const used = (status: number): readonly Exchange[] => [
    ...pair,
    exchange({
      url: 'https://op.example/userinfo',
      id: 'use',
      entry: 9,
      startedAt: baseTime + 2600,
      status,
      requestHeaders: [['Authorization', `Bearer ${tokenOf(pair)}`]],
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    }),
  ];

  it('and says that the server took them back', () => {
    expect(flowsOf(used(401))[0]?.outcome).toBe('failed');
    expect(causesOf(used(401))).toEqual([id]);
    expect(reasonOf(used(401))?.why).toContain('take back what a code gave');
  });

  it('and not where they are taken', () => {
    expect(flowsOf(used(200))[0]?.outcome).toBe('succeeded');
    expect(reasonOf(used(200))?.why).not.toContain('take back');
  });
});

/** The access token that the first answer with one brought. */
function tokenOf(exchanges: readonly Exchange[]): string {
  const text = exchanges.find(({ responseBody }) => responseBody?.text?.includes('access_token'))
    ?.responseBody?.text;
  return String(JSON.parse(text ?? '{}').access_token);
}

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a code that is sent again long after', redeemed({ at: 0, status: 200 }, { at: 9000, status: 400 })],
    ['of a code that is sent once and refused', redeemed({ at: 0, status: 400 })],
    ['where both are refused', redeemed({ at: 0, status: 400 }, { at: 30, status: 400 })],
    ['of two codes', redeemed({ at: 0, status: 200 }, { at: 30, status: 400, code: 'another-code-123456' })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and a code that is sent again long after leaves the login succeeded', () => {
    expect(flowsOf(redeemed({ at: 0, status: 200 }, { at: 9000, status: 400 }))[0]?.outcome).toBe(
      'succeeded',
    );
  });
});

type Call = { readonly at: number; readonly status: number; readonly path?: string; readonly body?: Body };

/** A page that took the code calls its own backend, `at` milliseconds after; what it sends there is recorded where it is given. */
const handed = (path: string, ...calls: readonly Call[]) =>
  [
    a.request(),
    { ...a.landing(), responseHeaders: [['Content-Type', 'text/html'] as const] },
    ...calls.map(({ status, path: other = path, body }) => ({
      url: `https://app.example${other}`,
      method: 'POST',
      status,
      duration: 150,
      ...(body && { requestBody: body }),
      responseHeaders: [['Content-Type', 'application/json'] as const],
      responseBody: jsonBody(status < 400 ? { user: 'kim' } : { message: 'no' }),
      context: { resourceType: 'fetch' as const, initiator: 'https://app.example' },
    })),
  ].map((fields, entry) =>
    exchange({
      ...fields,
      id: `x${entry}`,
      entry,
      startedAt: baseTime + (entry < 2 ? entry * 1000 : 1500 + calls[entry - 2]!.at),
    }),
  );

describe('a page that hands its code to its own backend', () => {
  it.each([
    ['the second refused', handed('/api/auth/callback', { at: 0, status: 200 }, { at: 30, status: 500 })],
    [
      'of another maker, the second refused',
      handed('/bff/session', { at: 0, status: 204 }, { at: 30, status: 409 }),
    ],
  ])('twice at once is told, %s', (_, exchanges) => {
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'status', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain('twice, 30 ms apart');
  });

  it.each([
    [
      'twice, and the last one is accepted',
      handed('/bff/session', { at: 0, status: 500 }, { at: 30, status: 200 }),
    ],
    ['once and is refused', handed('/api/auth/callback', { at: 0, status: 500 })],
    [
      'twice, and both are accepted',
      handed('/api/auth/callback', { at: 0, status: 200 }, { at: 30, status: 200 }),
    ],
    [
      'twice, one after the other',
      handed('/api/auth/callback', { at: 0, status: 500 }, { at: 300, status: 200 }),
    ],
    [
      'and calls another address',
      handed('/api/auth/callback', { at: 0, status: 200 }, { at: 30, status: 401, path: '/api/login/hint' }),
    ],
    [
      'while it counts its visitors twice',
      handed('/metrics', { at: 0, status: 200 }, { at: 30, status: 500 }),
    ],
  ])('is no double run when it does so %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a page that hands its recorded code to its own backend', () => {
  const { code } = a.values;
  const json = jsonBody({ code, state: 'x' });
  const nested = jsonBody({ operationName: 'SignIn', variables: { input: { authCode: code } } });

  it.each<[string, readonly Exchange[]]>([
    [
      'as JSON, the second refused',
      handed('/api/finish', { at: 0, status: 200, body: json }, { at: 30, status: 401, body: json }),
    ],
    [
      'in GraphQL, one after the other',
      handed('/graphql', { at: 0, status: 200, body: nested }, { at: 900, status: 400, body: nested }),
    ],
    [
      'as a form, the one that began first refused',
      handed(
        '/connect',
        { at: 0, status: 422, body: formBody({ auth_code: code }) },
        { at: 0, status: 201, body: formBody({ auth_code: code }) },
      ),
    ],
  ])('twice is proven, %s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain('handed the same code');
    expect(reasonOf(exchanges)?.compared?.[0]?.name).toBe('code');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of two codes',
      handed(
        '/api/finish',
        { at: 0, status: 200, body: json },
        { at: 30, status: 401, body: jsonBody({ code: 'another-code-of-it' }) },
      ),
    ],
    [
      'that are masked',
      handed(
        '/api/finish',
        { at: 0, status: 200, body: jsonBody({ code: '[Filtered]' }) },
        { at: 30, status: 401, body: jsonBody({ code: '[Filtered]' }) },
      ),
    ],
    [
      'again after the first was refused, and is taken',
      handed('/api/finish', { at: 0, status: 500, body: json }, { at: 300, status: 200, body: json }),
    ],
    [
      'again after a moment in which the server was gone',
      handed('/api/finish', { at: 0, status: 200, body: json }, { at: 30, status: 503, body: json }),
    ],
    [
      'to two addresses',
      handed(
        '/api/finish',
        { at: 0, status: 200, body: json },
        { at: 30, status: 401, path: '/api/other', body: json },
      ),
    ],
    [
      'again when somebody comes back to it',
      handed('/api/finish', { at: 0, status: 200, body: json }, { at: 7000, status: 401, body: json }),
    ],
    [
      'with a number that a person typed',
      handed(
        '/api/otp',
        { at: 0, status: 200, body: jsonBody({ code: '482913' }) },
        { at: 900, status: 401, body: jsonBody({ code: '482913' }) },
      ),
    ],
  ])('is no double run when it does so %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

type Get = { readonly at: number; readonly status: number; readonly for?: number; readonly code?: string };

/** The page calls a backend at another origin with its code in the query, and then goes on to the address. */
const gotAt = (onTo: string | undefined, ...calls: readonly Get[]) =>
  [
    { ...a.request(), at: 0 },
    { ...a.landing(), at: 1000, responseHeaders: [['Content-Type', 'text/html'] as const] },
    ...calls.map(({ at, status, for: duration = 150, code = a.values.code }) => ({
      at: 1500 + at,
      url: `https://api.shop.example/v1/sessions/line?code=${code}`,
      status,
      duration,
      responseHeaders: [['Content-Type', 'application/json'] as const],
      responseBody: jsonBody(status < 400 ? { accessToken: 'granted-to-the-page' } : { message: 'used' }),
      requestHeaders: [['Origin', 'https://app.example'] as const],
      context: { resourceType: 'fetch' as const, initiator: 'https://app.example' },
    })),
    ...(onTo === undefined
      ? []
      : [
          {
            at: 3000,
            url: onTo,
            status: 200,
            context: { resourceType: 'main_frame' as const },
            responseHeaders: [['Content-Type', 'text/html'] as const],
          },
        ]),
  ].map(({ at, ...fields }, entry) =>
    exchange({ ...fields, id: `x${entry}`, entry, startedAt: baseTime + at }),
  );

describe('a page that hands its code in the query of a call to another origin', () => {
  const first = { at: 0, status: 200, for: 600 };
  const second = { at: 40, status: 500, for: 200 };

  it('twice, and goes to its page for failures, failed by it', () => {
    const exchanges = gotAt('https://app.example/login?error=line', first, second);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'twice, and is signed in by the answer that came last',
      gotAt('https://app.example/home', first, second),
    ],
    ['once', gotAt('https://app.example/home', first)],
  ])('%s, is signed in', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of two codes',
      gotAt('https://app.example/login?error=1', first, { ...second, code: 'another-code-of-it' }),
    ],
    ['long after', gotAt('https://app.example/login?error=1', first, { ...second, at: 8000 })],
  ])('is no double run %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** The page posts its code as JSON to a backend at the address, after the provider’s own page set a cookie of its own. */
const postedTo = (address: string, ...calls: readonly (Get & { readonly error?: string })[]) =>
  [
    { ...a.request(), at: 0 },
    {
      at: 500,
      url: 'https://op.example/login/check',
      method: 'POST',
      responseHeaders: [['Set-Cookie', '_session_of_op=of-the-provider-alone; Path=/; HttpOnly'] as const],
      context: { resourceType: 'fetch' as const, initiator: 'https://op.example' },
    },
    { ...a.landing(), at: 1000, responseHeaders: [['Content-Type', 'text/html'] as const] },
    ...calls.map(({ at, status, for: duration = 150, code = a.values.code, error }) => ({
      at: 1500 + at,
      url: address,
      method: 'POST',
      status,
      duration,
      requestBody: jsonBody({ code }),
      responseHeaders: [
        ['Content-Type', 'application/json'] as const,
        ...(status < 400 ? [['Set-Cookie', 'refreshToken=of-this-session-7f1a; HttpOnly'] as const] : []),
      ],
      responseBody: jsonBody(status < 400 ? { data: { member: 7 } } : { message: error ?? 'no' }),
      requestHeaders: [['Origin', 'https://app.example'] as const, ['Cookie', 'lang=ko'] as const],
      context: { resourceType: 'fetch' as const, initiator: 'https://app.example' },
    })),
  ].map(({ at, ...fields }, entry) =>
    exchange({ ...fields, id: `x${entry}`, entry, startedAt: baseTime + at }),
  );

describe('a page that posts its code to a backend on another host of its site', () => {
  const api = 'https://api.app.example/v1/auth/kakao/login';
  const first = { at: 0, status: 200, for: 519 };

  it.each([
    ['with what the provider said', { at: 6, status: 500, for: 659, error: 'invalid_grant: KOE320' }],
    ['in another language', { at: 6, status: 401, for: 659, error: 'Code d’autorisation déjà utilisé' }],
    ['without a word', { at: 40, status: 400, for: 700 }],
  ])('twice has failed, and the code alone is why (%s)', (_, second) => {
    const exchanges = postedTo(api, first, second);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
  });

  it.each<[string, readonly Exchange[]]>([
    ['once', postedTo(api, first)],
    ['twice, and the answer that came last took it', postedTo(api, first, { at: 6, status: 500, for: 90 })],
    [
      'twice with another code',
      postedTo(api, first, { at: 6, status: 500, for: 659, code: 'another-code-of-it' }),
    ],
    [
      'and another site has it too',
      postedTo('https://collector.example/auth', first, { at: 6, status: 500 }),
    ],
  ])('%s, has not failed by it', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('once and is refused, fails by what the backend says, and by no cookie of the provider’s', () => {
    const exchanges = postedTo(api, { at: 0, status: 400, error: 'redirect_uri mismatch' });
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
    expect(causesOf(exchanges)).not.toContain('cookie-wrong-host');
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
