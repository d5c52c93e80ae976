import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causesOf, causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';

const id = 'api-forbids';
const forbidden = (body: unknown, more: ApiCall = {}): ApiCall => ({
  token: { scope: 'openid' },
  status: 403,
  ...more,
  call: {
    responseBody: jsonBody(body),
    responseHeaders: [['Content-Type', 'application/json']],
    ...more.call,
  },
});
const graph = (code: string, data?: unknown): ApiCall =>
  forbidden({ errors: [{ message: 'No', extensions: { code } }], data }, { status: 200 });

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string, string]>([
    ['in words', forbidden({ detail: 'no membership' }), 'It says “no membership”', 'firm'],
    ['in no words', forbidden(undefined), 'answered 403 to the call with its token', 'tentative'],
    ['in general words', forbidden({ message: 'Forbidden' }), 'answered 403', 'tentative'],
    ['as GraphQL does', graph('FORBIDDEN'), 'forbade the call with its token', 'tentative'],
    [
      'at an address that AWS does not have',
      forbidden({ message: 'Missing Authentication Token' }),
      'a path or with a method that it does not have',
      'firm',
    ],
    [
      'at such an address, to whoever brings a token',
      forbidden({
        message:
          "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'a-hash='.",
      }),
      'a path or with a method that it does not have',
      'firm',
    ],
  ])('%s', (_, call, words, confidence) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence });
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it('in a sentence without the token that the answer repeats', () => {
    const token = 'a-token-of-nobody-7f1a';
    const message = `'${token}' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer ${token}'.`;
    const exchanges = calledApi({ ...forbidden({ message }), token });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(JSON.stringify(reasonOf(exchanges))).not.toContain(token);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a 401', { status: 401, message: 'no membership' }],
    ['of a 404', { status: 404, message: 'no membership' }],
    ['where a scope is named', forbidden({ message: 'Missing scope: orders:read' })],
    ['where the token is refused', forbidden({ message: 'Audiences in Jwt are not allowed' })],
    ['of a limit', forbidden({ message: 'API rate limit exceeded for user' })],
    ['of an app in testing', forbidden({ message: 'User not registered in the Developer Dashboard' })],
    ['where GraphQL brings data', graph('FORBIDDEN', { me: { id: 1 } })],
    ['where GraphQL does not understand', graph('BAD_USER_INPUT')],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it.each([200, 204, 404])('where the same API answers another call (%i)', (status) => {
    const first = calledApi(forbidden({ detail: 'admins only' }, { url: 'https://api.example/admin' }));
    const other = calledApi({ token: { scope: 'openid' }, status, url: 'https://api.example/me' }).at(-1)!;
    for (const startedAt of [other.startedAt + 500, other.startedAt - 500])
      expect(causesOf([...first, { ...other, id: 'other', entry: 99, startedAt }])).not.toContain(id);
  });
});
