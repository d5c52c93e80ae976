import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'audience-missing';
const encrypted = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..aXYx.Y2lwaGVy.dGFn`;

/** A call to an API with this token, refused in these words. */
const call = (
  token: string,
  said: string | undefined,
  more: Partial<ExchangeFields> = {},
): ExchangeFields => ({
  url: 'https://api.example/orders',
  status: 401,
  requestHeaders: [['Authorization', `Bearer ${token}`]],
  responseHeaders: [
    [
      'WWW-Authenticate',
      said === undefined ? 'Bearer' : `Bearer error="invalid_token", error_description="${said}"`,
    ],
  ],
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
  ...more,
});
const login = (token: string, said: string | undefined, more: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: { access_token: token, token_type: 'Bearer', expires_in: 86400 },
    then: [call(token, said)],
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([
    [encrypted, 'Invalid Compact JWS'],
    [encrypted, 'The token could not be read.'],
    [encrypted, undefined],
    [accessToken, 'jwt malformed'],
    [accessToken, 'IDX12741: JWT must have three segments (JWS) or five segments (JWE).'],
    [accessToken, 'Not enough segments'],
  ])('of %s, refused with “%s”', (token, said) => {
    const exchanges = login(token, said);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('no audience or resource');
    expect(reasonOf(exchanges)?.fix).toContain('Renewing the token cannot help');
  });
});

describe(`${id} is the cause of words in the body`, () => {
  const answered = (status: number, body: unknown) =>
    codeFlow({
      tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 86400 },
      then: [
        call(accessToken, undefined, {
          status,
          responseHeaders: [],
          responseBody: { mediaType: 'application/json', text: JSON.stringify(body) },
        }),
      ],
    });

  it.each([
    [200, { errors: [{ message: 'jwt malformed', extensions: { code: 'UNAUTHENTICATED' } }], data: null }],
    [401, { errors: [{ errorType: 'UnauthorizedException', message: 'Unable to parse JWT token.' }] }],
  ])('with %i', (status, body) => {
    const exchanges = answered(status, body);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`answered ${status}`);
  });

  it('and not at an API of the provider’s own', () => {
    const message = 'Invalid OAuth access token - Cannot parse access token';
    const own = answered(400, { error: { message, type: 'OAuthException', code: 190 } });
    expect(causesOf(own)).not.toContain(id);
  });

  it('and not of others', () => {
    expect(causesOf(answered(401, { message: 'Unknown user' }))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    [
      'where an audience was asked for',
      login(encrypted, 'Invalid Compact JWS', { request: { audience: 'https://api.example' } }),
    ],
    [
      'where a resource was asked for',
      login(encrypted, undefined, { request: { resource: 'https://api.example' } }),
    ],
    [
      'of an opaque token that an API refuses without a word on its form',
      login(accessToken, 'The token expired'),
    ],
    [
      'where the same call was taken later',
      login(encrypted, undefined, {
        then: [call(encrypted, undefined), call(encrypted, undefined, { status: 200 })],
      }),
    ],
    ['of what a cleaner put in the token’s place', login('[REDACTED]', 'jwt malformed')],
    [
      'where the API lets in',
      login(encrypted, undefined, { then: [call(encrypted, undefined, { status: 200 })] }),
    ],
    [
      'of a 403, which is about rights',
      login(encrypted, 'no', { then: [call(encrypted, 'no', { status: 403 })] }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
