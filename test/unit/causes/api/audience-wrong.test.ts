import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type Changes } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'audience-wrong';
const graph = '00000003-0000-0000-c000-000000000000';

const login = (aud: unknown, url = 'https://api.example/orders', status = 401, request: Changes = {}) => {
  const token = jwt({ iss: 'https://op.example', sub: '1', aud, exp: 4_000_000_000 });
  return codeFlow({
    request,
    tokenAnswer: { access_token: token, token_type: 'Bearer', expires_in: 3600 },
    then: [
      {
        url,
        status,
        requestHeaders: [['Authorization', `Bearer ${token}`]],
        responseHeaders: [['WWW-Authenticate', 'Bearer error="invalid_token"']],
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    ],
  });
};

describe(`${id} is the cause`, () => {
  it.each([
    [graph, 'Microsoft Graph'],
    ['account', 'Keycloak’s own account service'],
    ['spa', 'the client itself'],
    ['https://billing.other.test/', 'another API'],
    [['https://billing.other.test/', 'account'], 'another API'],
  ])('of a token for %j', (aud, meant) => {
    const exchanges = login(aud);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`meant for ${meant}`);
    expect(reasonOf(exchanges)?.fix).toContain('Renewing the token cannot help');
  });
});

it(`${id} is the cause of Graph’s tokens, whose signature nobody else can check`, () => {
  const exchanges = login(graph).map((one) =>
    one.url.startsWith('https://api.example')
      ? {
          ...one,
          responseHeaders: [
            [
              'WWW-Authenticate',
              'Bearer error="invalid_token", error_description="The signature is invalid"',
            ],
          ] as const,
        }
      : one,
  );
  expect(causesOf(exchanges)).toEqual([id]);
});

it(`${id} is the cause where another audience was asked for than the token has`, () => {
  const exchanges = login('https://billing.other.test/', undefined, 401, {
    audience: 'https://orders.test/',
  });
  expect(reasonOf(exchanges)?.cause).toBe(id);
});

describe(`${id} is the cause of an answer of success that refuses`, () => {
  const hasura = {
    errors: [
      { extensions: { path: '$', code: 'invalid-jwt' }, message: 'Could not verify JWT: JWTNotInAudience' },
    ],
  };
  const asked = 'https://shop.eu.auth0.com/api/v2/';
  const answering = (body: unknown, aud: unknown = asked) =>
    login(aud, 'https://api.example/v1/graphql', 200, { audience: asked }).map((one) =>
      one.url.startsWith('https://api.example')
        ? {
            ...one,
            responseHeaders: [],
            responseBody: { mediaType: 'application/json', text: JSON.stringify(body) },
          }
        : one,
    );

  it('in GraphQL, with what the login asked for', () => {
    const exchanges = answering(hasura, [asked, 'https://shop.eu.auth0.com/userinfo']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why } = reasonOf(exchanges)!;
    expect(why).toContain(`aud ${asked}, https://shop.eu.auth0.com/userinfo`);
    expect(why).toContain(`the login asked for that (audience ${asked})`);
    expect(why).toContain('“Could not verify JWT: JWTNotInAudience”');
  });

  it('and not of one that refuses for its time, or gives what was asked for', () => {
    const expired = {
      errors: [{ extensions: { code: 'invalid-jwt' }, message: 'Could not verify JWT: JWTExpired' }],
    };
    expect(reasonOf(answering(expired))?.cause).toBe('token-expired');
    expect(causesOf(answering({ data: { orders: [] } }))).toEqual([]);
  });
});

describe('what a gateway at another host says of another matter', () => {
  const saying = (body: unknown, aud = 'https://billing.other.test/') =>
    login(aud).map((one) =>
      one.url.startsWith('https://api.example')
        ? {
            ...one,
            responseHeaders: [],
            responseBody: { mediaType: 'application/json', text: JSON.stringify(body) },
          }
        : one,
    );

  it.each([
    { message: 'Access denied due to missing subscription key.' },
    { reason: 'unknown issuer', expected: 'http://op:8080' },
    { detail: 'This gateway wants an API key beside the token' },
  ])('%j counts before the host that the token names', (body) => {
    expect(causesOf(saying(body))).not.toContain(id);
  });

  it.each([
    [{ message: 'Unauthorized' }, 'https://billing.other.test/'],
    [{ message: 'Invalid access token' }, 'https://billing.other.test/'],
    [{ message: 'jwt audience invalid' }, 'https://billing.other.test/'],
  ])('and %j does not, for aud %s', (body, aud) => {
    expect(causesOf(saying(body, aud))).toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['where Graph itself refuses', login(graph, 'https://graph.microsoft.com/v1.0/me')],
    ['of a token for this API', login('https://api.example')],
    ['of a token for this API among others', login(['https://api.example', 'https://billing.other.test'])],
    ['of a name that says nothing', login('orders')],
    ['of a name that says nothing beside Keycloak’s', login(['account', 'orders'])],
    ['of a token without audience', login(undefined)],
    [
      'of the audience that the login asked for: an identifier need not be the API’s address',
      login('https://quickstarts.test/api', 'http://localhost:3010/orders', 401, {
        audience: 'https://quickstarts.test/api',
      }),
    ],
    [
      'of the resource that the login asked for',
      login('https://orders.test/', 'https://gateway.example/orders', 401, {
        resource: 'https://orders.test/',
      }),
    ],
    ['where the API takes it', login(graph, undefined, 200)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a token for Keycloak’s account', () => {
  const calls = (url: string, aud = 'account') => {
    const [first] = login(aud, url, 200).slice(-1);
    const all = login('account');
    return [
      ...all.slice(0, -1),
      { ...first!, id: 'before', startedAt: all.at(-1)!.startedAt - 500 },
      all.at(-1)!,
    ];
  };

  it('is no reason where the same API took one', () => {
    expect(causesOf(calls('https://api.example/stock'))).not.toContain(id);
  });

  it('stays one where another API took it', () => {
    expect(causesOf(calls('https://op.example/account'))).toContain(id);
  });
});
