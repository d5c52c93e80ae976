import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { exchange, jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'scope-separator';
const refused = (scope: string, at = 'https://op.example/auth', error = 'invalid_scope') =>
  codeFlow({
    at,
    request: { scope },
    response: { error, error_description: 'The requested scope is invalid', code: undefined },
    token: null,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['openid,email', 'openid email', 'by commas'],
    ['openid;profile;groups', 'openid profile groups', 'by semicolons'],
    ['openid+profile+api.read', 'openid profile api.read', 'by plus signs'],
    ['openid, email', 'openid email', 'by commas'],
    ['["openid","email"]', 'openid email', 'in quotes or brackets'],
    ['"openid profile"', 'openid profile', 'in quotes or brackets'],
  ])('of %s', (scope, meant, sign) => {
    expect(causeAndOfTrace(refused(scope))).toEqual([id, id]);
    expect(reasonOf(refused(scope))?.why).toContain(`“${scope}”`);
    expect(reasonOf(refused(scope))?.why).toContain(`“${meant}”`);
    expect(reasonOf(refused(scope))?.why).toContain(sign);
  });
});

const cognito = 'https://pool.auth.eu-central-1.amazoncognito.com/oauth2/authorize';
const inDescription = (scope: string, description = 'invalid_scope') =>
  codeFlow({
    at: cognito,
    request: { scope },
    response: { error: 'invalid_request', error_description: description, code: undefined },
    token: null,
  });

describe('names that run together', () => {
  it.each([
    [
      'at Cognito',
      inDescription('email profileaws.cognito.signin.user.admin'),
      'profile aws.cognito.signin.user.admin',
    ],
    ['at any provider', refused('openidprofile email'), 'openid profile'],
    ['three of them', refused('openidprofileoffline_access'), 'openid profile offline_access'],
    [
      'that are addresses',
      refused('openid https://www.googleapis.com/auth/calendarhttps://www.googleapis.com/auth/drive'),
      'https://www.googleapis.com/auth/calendar https://www.googleapis.com/auth/drive',
    ],
    [
      'one of which the server lists',
      codeFlow({
        metadata: { scopes_supported: ['openid', 'orders:read'] },
        request: { scope: 'openid emailorders:read' },
        response: { error: 'invalid_scope', code: undefined },
        token: null,
      }),
      'email orders:read',
    ],
  ])('are told, %s', (_, exchanges, meant) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`“${meant}”`);
  });

  it.each([
    ['with a rest that is none', refused('openidprofiles')],
    ['of words of the server’s own', refused('readwrite openid')],
    ['in a word of its own', refused('openid emailaddress')],
    [
      'where the server lists the word',
      codeFlow({
        metadata: { scopes_supported: ['openidprofile'] },
        request: { scope: 'openidprofile' },
        response: { error: 'invalid_scope', code: undefined },
        token: null,
      }),
    ],
    [
      'where the description is about another thing',
      inDescription('openidprofile', 'unsupported_response_type'),
    ],
  ])('are not seen, %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('a description that is a code counts as the code', () => {
    expect(reasonOf(inDescription('openid orders'))?.cause).toBe('invalid-scope');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    ['of scopes with spaces', refused('openid emial')],
    ['of one unknown scope', refused('orders.read')],
    ['of an address with a comma', refused('https://api.example/a,b')],
    ['at Facebook', refused('email,public_profile', 'https://www.facebook.com/v19.0/dialog/oauth')],
    ['at TikTok', refused('user.info.basic,email', 'https://www.tiktok.com/v2/auth/authorize/')],
    ['at Strava', refused('read,email', 'https://www.strava.com/oauth/authorize')],
    ['at a shop of Shopify', refused('openid,email', 'https://x.myshopify.com/admin/oauth/authorize')],
    ['of another error', refused('openid,email', undefined, 'access_denied')],
  ])('%s', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** The provider answers the request itself, on no page, with a list of what is wrong. */
it('of scopes that Entra ID takes for one that does not exist', () => {
  const told = (scope: string) =>
    codeFlow({
      request: { scope },
      response: {
        error: 'invalid_client',
        error_description: `AADSTS650053: The application 'Wiki' asked for scope '${scope}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'.`,
        code: undefined,
      },
      token: null,
    });
  expect(causesOf(told('email,profile'))[0]).toBe(id);
  expect(causesOf(told('openid groups'))[0]).toBe('scope-retired-or-not-allowed');
  expect(reasonOf(told('openid groups'))?.fix).toMatch(/Groups and roles are no scopes at Entra ID/);
});

const listed = (url: string, scope: string, body: Readonly<Record<string, unknown>>) => [
  exchange({
    url: `${url}?client_id=118273&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code&scope=${encodeURIComponent(scope)}`,
    status: 400,
    responseHeaders: [['Content-Type', 'application/json']],
    responseBody: jsonBody(body),
    context: { resourceType: 'main_frame' },
  }),
];
const strava = 'https://www.strava.com/oauth/authorize';
const byField = {
  message: 'Bad Request',
  errors: [{ resource: 'Authorize', field: 'scope', code: 'invalid' }],
};

describe('a list of errors that names the scope', () => {
  it.each([
    ['where commas are wanted', listed(strava, 'read activity:read', byField), '“read,activity:read”'],
    [
      'in Laravel’s words',
      listed('https://id.club.example/oauth/authorize', 'openid,email', {
        errors: { scope: ['The selected scope is invalid.'] },
      }),
      '“openid email”',
    ],
    [
      'in FastAPI’s words',
      listed('https://id.club.example/authorize', 'openid;email', {
        detail: [{ loc: ['query', 'scope'], msg: 'Invalid scope' }],
      }),
      '“openid email”',
    ],
  ])('is read, %s', (_, exchanges, meant) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(meant);
  });

  it.each([
    ['right separators', listed(strava, 'read,activity:red', byField), 'scope-retired-or-not-allowed'],
    [
      'another parameter',
      listed(strava, 'read activity:read', {
        errors: [{ resource: 'Application', field: 'redirect_uri', code: 'invalid' }],
      }),
      'redirect-uri-mismatch',
    ],
  ])('is no wrong separator with %s', (_, exchanges, other) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(reasonOf(exchanges)?.cause).toBe(other);
  });
});
