import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { formBody, jsonBody } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'malformed-header';
const token = 'mF_9.B5f-4.1JqM-access-01';

describe(`${id} is the cause`, () => {
  it.each<[string, string, ApiCall, string]>([
    ['nothing after Bearer', 'Bearer ', {}, 'no token after it'],
    ['undefined', 'Bearer undefined', {}, '“Authorization: Bearer undefined”'],
    ['null', 'Bearer null', { challenge: 'Bearer error="invalid_token"' }, 'Bearer null'],
    ['NaN that is answered 400', 'Bearer NaN', { status: 400 }, 'answered 400'],
    ['an object', 'bearer [object Object]', {}, '[object Object]'],
    ['Bearer twice', `Bearer Bearer ${token}`, { message: 'jwt malformed' }, 'Bearer twice'],
    ['quotation marks', `Bearer "${token}"`, {}, 'quotation marks'],
    ['a token without Bearer', token, {}, 'without “Bearer”'],
    ['Token where Bearer is wanted', `Token ${token}`, { challenge: 'Bearer realm="api"' }, '“Token”'],
  ])('where the header has %s', (_, authorization, call, words) => {
    const exchanges = calledApi({ token, authorization, ...call });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).not.toContain(token);
  });
});

/** The same at the provider's own addresses, which its metadata names. */
const atProvider = (path: string, authorization: string, more: ApiCall = {}): readonly Exchange[] =>
  calledApi({
    token,
    authorization,
    url: `https://op.example${path}`,
    ...more,
    login: {
      metadata: {
        userinfo_endpoint: 'https://op.example/userinfo',
        introspection_endpoint: 'https://op.example/introspect',
      },
    },
  });

describe(`${id} is the cause at the provider too`, () => {
  const posted = (parameters: Readonly<Record<string, string>>): Partial<Exchange> => ({
    method: 'POST',
    requestBody: formBody(parameters),
  });

  it.each<[string, readonly Exchange[], string]>([
    ['of user information, with undefined', atProvider('/userinfo', 'Bearer undefined'), 'Bearer undefined'],
    [
      'of user information, with null',
      atProvider('/userinfo', 'Bearer null', { status: 400 }),
      'Bearer null',
    ],
    ['of user information, with nothing', atProvider('/userinfo', 'Bearer'), 'no token after it'],
    [
      'of user information, with Bearer twice',
      atProvider('/userinfo', `Bearer Bearer ${token}`, { challenge: 'Bearer error="invalid_token"' }),
      'Bearer twice',
    ],
    ['of user information, in quotes', atProvider('/userinfo', `Bearer '${token}'`), 'quotation marks'],
    ['of user information, without Bearer', atProvider('/userinfo', token), 'without “Bearer”'],
    [
      'of user information, as an object',
      atProvider('/userinfo', 'Bearer [object Object]', { status: 403 }),
      '[object Object]',
    ],
    [
      'of user information, at an address that nothing named',
      atProvider('/oidc/v2/userinfo', 'Bearer undefined'),
      'Bearer undefined',
    ],
    [
      'of introspection',
      atProvider('/introspect', 'Bearer undefined', { call: posted({ token: 'mF_9.another-token-01' }) }),
      'Bearer undefined',
    ],
  ])('where the header is wrong %s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).not.toContain(token);
  });

  it.each<[string, readonly Exchange[]]>([
    ['is answered', atProvider('/userinfo', 'Bearer undefined', { status: 200 })],
    ['is well-formed and refused', atProvider('/userinfo', `Bearer ${token}`)],
    ['has Basic credentials', atProvider('/userinfo', 'Basic dTpw')],
    ['came long after', atProvider('/userinfo', 'Bearer undefined', { after: 3600 })],
    ['was cleaned', atProvider('/userinfo', 'Bearer [REDACTED]')],
    ['was cleaned, the scheme too', atProvider('/userinfo', '<access token>')],
  ])('and not where it %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

const graph = (authorization: string, answer: unknown, more: ApiCall = {}): ApiCall => ({
  token,
  authorization,
  status: 200,
  url: 'https://gateway.example/graphql',
  ...more,
  call: { method: 'POST', requestBody: jsonBody({ query: '{me{id}}' }), responseBody: jsonBody(answer) },
});
const refusedIn = (code: string, message: string, data?: unknown) => ({
  errors: [{ message, extensions: { code } }],
  data,
});
const nobody = refusedIn('UNAUTHENTICATED', 'Sie sind nicht angemeldet.');

describe(`${id} is the cause where the status does not say so`, () => {
  it.each<[string, ApiCall, string]>([
    ['of GraphQL, with undefined', graph('Bearer undefined', nobody), 'Bearer undefined'],
    [
      'of GraphQL, with null and data that is null',
      graph('Bearer null', refusedIn('UNAUTHENTICATED', 'Not logged in', { me: null })),
      'Bearer null',
    ],
    ['of GraphQL, with nothing', graph('Bearer ', nobody), 'no token after it'],
    ['of GraphQL, with Bearer twice', graph(`Bearer Bearer ${token}`, nobody), 'Bearer twice'],
    [
      'of a server of Flask’s',
      graph('Bearer undefined', { msg: 'Not enough segments' }, { status: 422 }),
      'answered 422',
    ],
  ])('%s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it.each<[string, ApiCall]>([
    ['answers', graph('Bearer undefined', { data: { products: [] } })],
    ['answers in part', graph('Bearer undefined', refusedIn('UNAUTHENTICATED', 'No', { products: [1] }))],
    ['refuses the query', graph('Bearer undefined', refusedIn('BAD_USER_INPUT', 'No such field'))],
    ['refuses a field of a form', graph('Bearer null', { errors: { name: ['too short'] } }, { status: 422 })],
    ['refuses a name of a form', graph('Bearer null', { message: 'Name is taken' }, { status: 422 })],
    ['was called before the login', graph('Bearer null', nobody, { after: -5 })],
    ['was called long after it', graph('Bearer null', nobody, { after: 3600 })],
  ])('and not where the API %s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it('and not where the page then sends its token', () => {
    const first = calledApi(graph('Bearer undefined', nobody));
    const then = calledApi({ ...graph(`Bearer ${token}`, { data: { me: { id: 1 } } }), after: 12 }).at(-1)!;
    expect(causesOf([...first, { ...then, id: 'later', entry: 99 }])).toEqual([]);
    const again = calledApi({ ...graph('Bearer undefined', nobody), after: 12 }).at(-1)!;
    expect(causesOf([...first, { ...again, id: 'later', entry: 99 }])).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a well-formed header', { token }],
    ['where the API answers', { token, authorization: 'Bearer undefined', status: 200 }],
    ['of a missing page', { token, authorization: 'Bearer undefined', status: 404 }],
    ['where the API takes Token', { token, authorization: `Token ${token}`, challenge: 'Token' }],
    ['where nothing says that it wants Bearer', { token, authorization: `Token ${token}` }],
    ['of a call long after the login', { token, authorization: 'Bearer null', after: 3600 }],
    ['of a call before the login', { token, authorization: 'Bearer null', after: -5 }],
    [
      'of a call of another page',
      { token, authorization: 'Bearer null', call: { context: { initiator: 'https://other.example' } } },
    ],
    ['of a key that no login issued', { token, authorization: 'k3y-of-the-api-0123456789' }],
    ['of Basic credentials', { token, authorization: 'Basic dTpw' }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it('where the page sends its token right the next time', () => {
    const exchanges = calledApi({ token, authorization: 'Bearer undefined' });
    const mended = calledApi({ token, status: 200, after: 12 });
    expect(causesOf(exchanges)).toEqual([id]);
    expect(causesOf([...exchanges, { ...mended.at(-1)!, id: 'later', entry: 99 }])).toEqual([]);
  });
});
