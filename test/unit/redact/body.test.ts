import { describe, expect, test } from 'vitest';
import type { Body } from '../../../lib/exchange/exchange.ts';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { capture, formBody, jsonBody } from '../../support/exchange.ts';

function redacted(body: Body, level: 'default' | 'secrets-only' = 'default'): Body | undefined {
  const [exchange] = capture({ url: 'https://op.example/x', responseBody: body });
  return createRedaction(level, [exchange!]).exchange(exchange!).responseBody;
}
const parsed = (body: Body | undefined): unknown => JSON.parse(body?.text ?? 'null');

describe('bodies that stay as they are', () => {
  test.each([
    [
      'a discovery document',
      {
        issuer: 'https://op.example',
        authorization_endpoint: 'https://op.example/authorize',
        token_endpoint: 'https://op.example/token?p=b2c_1_signin',
        scopes_supported: ['openid', 'email'],
        code_challenge_methods_supported: ['S256', 'plain'],
        request_uri_parameter_supported: false,
        mtls_endpoint_aliases: { token_endpoint: 'https://mtls.op.example/token' },
        claims_supported: ['sub', 'email'],
      },
    ],
    [
      'public keys',
      { keys: [{ kty: 'RSA', use: 'sig', kid: '1', alg: 'RS256', n: 'AQAB0', e: 'AQAB', x5c: ['MIIC+/='] }] },
    ],
    ['an error', { error: 'invalid_grant', error_description: 'Code not valid' }],
    ['an error object of an API', { error: { code: 190, type: 'OAuthException', error_subcode: 463 } }],
    [
      'resource metadata',
      { resource: 'https://mcp.example/mcp', authorization_servers: ['https://op.example'] },
    ],
    ['an introspection of nothing', { active: false }],
    [
      'sentences about fields, under the fields’ names',
      {
        error: 'invalid_request',
        message: 'The email is already taken',
        errors: { email: ['The email is already taken'] },
      },
    ],
    [
      'the same without a name',
      {
        error: 'invalid_request',
        message: 'This user has been disabled',
        validationErrors: { '': ['This user has been disabled'] },
      },
    ],
  ])('%s', (_what, value) => {
    expect(parsed(redacted(jsonBody(value)))).toEqual(value);
  });
});

describe('bodies that are redacted', () => {
  test('a code that a page hands over', () => {
    expect(parsed(redacted(jsonBody({ code: 'x1' })))).toEqual({ code: 'redacted-code-1' });
  });

  test('a token response', () => {
    expect(
      parsed(
        redacted(
          jsonBody({
            access_token: 'x1',
            token_type: 'Bearer',
            expires_in: 5,
            refresh_token: 'x2',
            scope: 'openid',
          }),
        ),
      ),
    ).toEqual({
      access_token: 'redacted-access-token-1',
      token_type: 'Bearer',
      expires_in: 5,
      refresh_token: 'redacted-refresh-token-1',
      scope: 'openid',
    });
  });

  test('the code in an application’s own message, and nothing beside it', () => {
    const message = { code: 'x1-23456', provider: 'op', note: 'call Kim on Monday' };
    expect(parsed(redacted(jsonBody(message)))).toEqual({ code: 'redacted-code-1' });
    expect(redacted(jsonBody({ code: 42, note: 'call Kim' }))?.text).toBeUndefined();
  });

  test('the address with a code that analytics are told, and nothing beside it', () => {
    const message = { page: 'https://app.example/cb?code=x1-23456&state=s1-23456', title: 'Welcome, Kim' };
    expect(parsed(redacted({ ...jsonBody(message), mediaType: 'text/plain;charset=UTF-8' }))).toEqual({
      page: 'https://app.example/cb?code=redacted-code-1&state=redacted-state-1',
    });
    expect(redacted(jsonBody({ page: 'https://app.example/?q=x1-23456' }))?.text).toBeUndefined();
  });

  test('a code with its redirect URI, which is all that some providers ask for', () => {
    const text = 'code=c-123&redirect_uri=https%3A%2F%2Fapp.example%2Fcb';
    expect(redacted({ mediaType: 'application/x-www-form-urlencoded', text })?.text).toBe(
      'code=redacted-code-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb',
    );
  });

  test('userinfo keeps its names and loses its values', () => {
    expect(
      parsed(
        redacted(
          jsonBody({
            sub: 'u1',
            name: 'Al',
            email_verified: true,
            birthdate: '1970-01-01',
            'https://app.example/role': 'boss',
          }),
        ),
      ),
    ).toEqual({
      sub: 'redacted-sub-1',
      name: 'redacted-name-1',
      email_verified: true,
      birthdate: 'redacted-birthdate-1',
      'https://app.example/role': 'redacted-value-1',
    });
  });

  test('keys never show a private member', () => {
    const key = { kty: 'RSA', n: 'n', e: 'AQAB', d: 'd', p: 'p', q: 'q', dp: 'dp', dq: 'dq', qi: 'qi' };
    expect(
      JSON.stringify(parsed(redacted(jsonBody({ keys: [key, { kty: 'oct', k: 'shared-key' }] })))),
    ).not.toMatch(/"(?:d|p|q|dp|dq|qi|k)":"(?!redacted)/);
  });

  test('a member that is repeated is not shown in its first version', () => {
    const text = '{"scope":"hidden-in-the-first","scope":"openid","access_token":"x","token_type":"Bearer"}';
    expect(redacted({ mediaType: 'application/json', text })?.text).not.toContain('hidden');
  });

  test('members called __proto__ are members as any other', () => {
    const text = '{"sub":"u1","__proto__":{"polluted":"yes-it-is-1"},"constructor":{"prototype":"x"}}';
    const out = redacted({ mediaType: 'application/json', text });
    expect(out?.text).toContain('"__proto__":{"polluted":"redacted-value-1"}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a form-encoded token response, whatever its media type', () => {
    expect(
      redacted({ mediaType: 'text/plain', text: 'access_token=abc&token_type=bearer&scope=repo' })?.text,
    ).toBe('access_token=redacted-access-token-1&token_type=bearer&scope=repo');
  });

  test('dynamic registration', () => {
    expect(
      parsed(
        redacted(
          jsonBody({
            client_id: 'c1',
            client_secret: 's1',
            redirect_uris: ['https://a.example/cb'],
            contacts: ['al@a.example'],
          }),
        ),
      ),
    ).toEqual({
      client_id: 'c1',
      client_secret: 'redacted-client-secret-1',
      redirect_uris: ['https://a.example/cb'],
      contacts: ['redacted-email-1'],
    });
  });

  test('an application’s JSON with a token inside an envelope', () => {
    expect(
      parsed(redacted(jsonBody({ ok: true, authed_user: { access_token: 'xoxp-1' }, team: { n: 'acme' } }))),
    ).toEqual({
      ok: true,
      authed_user: { access_token: 'redacted-access-token-1' },
      team: { n: 'redacted-value-1' },
    });
  });
});

test('tokens in JSON that its server calls a page', () => {
  const body = { ...jsonBody({ access_token: 'xoxp-1', expires_in: 600 }), mediaType: 'text/html' };
  expect(parsed(redacted(body))).toEqual({ access_token: 'redacted-access-token-1', expires_in: 600 });
});

describe('bodies whose text is left out at both levels', () => {
  test.each<[string, Body]>([
    [
      'a login form',
      formBody({ username: 'al', password: 'pw', state: 's', client_id: 'spa', redirect_uri: 'x' }),
    ],
    ['a login as JSON', jsonBody({ email: 'al@a.example', password: 'pw' })],
    ['a one-time code', formBody({ otp: '123456', state: 's', code: 'x' })],
    ['a page', { mediaType: 'text/html', text: '<html><input value=access_token></html>' }],
    ['a code among an application’s data', jsonBody({ code: 'SUMMER', note: 'hi' })],
    ['an application’s data', jsonBody({ rows: [1, 2, 3], note: 'hi' })],
    ['a script', { mediaType: 'text/javascript', text: 'var access_token="x"' }],
    ['XML', { mediaType: 'text/xml', text: '<saml:Assertion/>' }],
    ['a JSON list', { mediaType: 'application/json', text: '[{"access_token":"x"}]' }],
    ['a JSON text that is cut off', { mediaType: 'application/json', text: '{"access_token":"x' }],
  ])('%s', (_what, body) => {
    for (const level of ['default', 'secrets-only'] as const)
      expect(redacted(body, level)).toEqual({ mediaType: body.mediaType });
  });

  test('what they named as secret is still hunted for elsewhere', () => {
    const exchanges = capture(
      {
        url: 'https://op.example/login',
        method: 'POST',
        requestBody: formBody({ username: 'al.smith', password: 'correcthorse' }),
      },
      { url: 'https://op.example/error', failure: 'no such user: al.smith / correcthorse' },
    );
    const redaction = createRedaction('default', exchanges);
    expect(redaction.exchange(exchanges[1]!).failure).toBe(
      'no such user: redacted-username-1 / redacted-password-1',
    );
  });

  test('the password grant is a protocol message, not a login form', () => {
    expect(redacted(formBody({ grant_type: 'password', username: 'al', password: 'pw' }))?.text).toBe(
      'grant_type=password&username=redacted-username-1&password=redacted-password-1',
    );
  });
});

test('what a person entered is no sentence about a field', () => {
  const text = redacted(
    jsonBody({ error: 'invalid_request', errors: { email: ['kim@x.example'], name: ['Kim Marlow'] } }),
  )?.text;
  expect(text).toContain('invalid_request');
  expect(text).not.toMatch(/kim|marlow/i);
});
