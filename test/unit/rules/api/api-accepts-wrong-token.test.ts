import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { baseTime, json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'api-accepts-wrong-token';
const now = baseTime / 1000;
const dated: Header = ['Date', new Date(baseTime + 10_000).toUTCString()];
const varying: readonly Header[] = [dated, ['Vary', 'Origin, Authorization']];
/** A call that is taken, by an API whose answer depends on the token. */
const taken = (token: ApiCall['token'], responseHeaders = varying, changes: ApiCall = {}) =>
  calledApi({ token: token!, status: 200, ...changes, call: { responseHeaders, ...changes.call } });
const refusing = jsonBody({ errors: [{ message: 'Could not verify JWT: JWTExpired' }] });
const hour = { exp: now - 3600 };

const described = (aud: unknown, resource = 'https://api.example/') => {
  const token = jwt({ iss: 'https://op.example', aud, exp: now + 3600 });
  return codeFlow({
    request: { resource },
    tokenAnswer: { access_token: token, token_type: 'Bearer' },
    then: [
      json('https://api.example/.well-known/oauth-protected-resource', {
        resource,
        authorization_servers: ['https://op.example'],
      }),
      json(
        'https://api.example/orders',
        {},
        { requestHeaders: [['Authorization', `Bearer ${token}`]], responseHeaders: varying },
      ),
    ],
  });
};

describe('api-accepts-wrong-token is high for', () => {
  it('an expired token that an API takes, whose answer depends on it', () => {
    expect(verdictsOf(id, taken(hour))).toEqual(['high certain']);
    expect(detailOf(id, taken(hour))).toBe(
      'https://api.example/orders answered 200 to a token that had expired 60 minutes before, by the API’s own clock.',
    );
    expect(verdictsOf(id, redacted(taken(hour)))).toEqual(['high certain']);
  });

  it('an expired token at a place that refuses other calls', () => {
    const calls = taken(hour, [dated]);
    const last = calls.at(-1)!;
    const refused = {
      ...last,
      id: 'refused',
      entry: 20,
      startedAt: last.startedAt + 1000,
      status: 401,
      responseHeaders: [dated, ['WWW-Authenticate', 'Bearer error="invalid_token"'] as const],
    };
    expect(verdictsOf(id, [...calls, refused])).toEqual(['high certain']);
  });

  it('an expired token at UserInfo', () => {
    const token = jwt({ iss: 'https://op.example', sub: '1', ...hour });
    const login = codeFlow({
      metadata: { userinfo_endpoint: 'https://op.example/userinfo' },
      tokenAnswer: { access_token: token, token_type: 'Bearer' },
      then: [
        json(
          'https://op.example/userinfo',
          { sub: '1' },
          {
            requestHeaders: [['Authorization', `Bearer ${token}`]],
            responseHeaders: [dated],
          },
        ),
      ],
    });
    expect(verdictsOf(id, login)).toEqual(['high certain']);
  });
});

describe('api-accepts-wrong-token is medium for', () => {
  it('a token of another’s, at an API that described itself', () => {
    expect(verdictsOf(id, described('https://other.test'))).toEqual(['medium firm']);
    expect(detailOf(id, described('https://other.test'))).toBe(
      'https://api.example/orders answered 200 to a token whose aud is "https://other.test"; it calls itself "https://api.example/".',
    );
  });
});

describe('api-accepts-wrong-token says nothing', () => {
  it.each([
    ['of a token that is good', taken({ exp: now + 600 })],
    ['of one that expired a moment ago', taken({ exp: now - 200 })],
    ['of one that names no end', taken({ exp: undefined })],
    ['of an answer without a date', taken(hour, [['Vary', 'Authorization']])],
    [
      'of an address that is only a name, where the API did not describe itself',
      taken({ exp: now + 600, aud: 'https://quickstarts.test/api' }),
    ],
    ['of the API’s own resource', described('https://api.example/')],
    ['of a name', described('orders')],
    ['of names and addresses', described(['orders', 'https://other.test'])],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
  });

  it.each([
    ['of a place that may need no token', taken(hour, [dated])],
    ['of a call that was refused', taken(hour, varying, { status: 401 })],
    ['of what has not changed', taken(hour, varying, { status: 304 })],
    ['of an answer from a cache', taken(hour, [...varying, ['Age', '4000']])],
    [
      'of the browser’s own cache',
      taken(hour, varying, { call: { context: { resourceType: 'fetch', servedBy: 'cache' } } }),
    ],
    ['of an opaque token', taken('at-1-opaque')],
    [
      'of an answer of success that tells of an error',
      taken(hour, varying, { call: { responseBody: refusing } }),
    ],
    ['of GraphQL whose body was not seen', taken(hour, varying, { url: 'https://api.example/v1/graphql' })],
    ['where no API was called', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
