import { describe, expect, test } from 'vitest';
import { redact } from '../../../lib/redact/redact.ts';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { secrecyOf } from '../../../lib/redact/secrecy.ts';
import { capture, urlWith } from '../../support/exchange.ts';

const url = (address: string) => {
  const [exchange] = capture({ url: address });
  return createRedaction('default', [exchange!]).exchange(exchange!).url;
};

const authorize = 'https://op.example/authorize';

test('a client id that is JSON reads the same after a second redaction', () => {
  // Such a body leaves no text behind: what it taught is not known a second time.
  const body = { mediaType: 'application/json', text: JSON.stringify({ client_id: '{"":0}' }) };
  const exchanges = capture({ url: authorize, requestBody: body });
  const once = redact('default', { exchanges, report: { redacted: false, params: { client_id: '{"":0}' } } });
  expect(redact('default', once)).toEqual(once);
});

describe('parameters that are never masked', () => {
  test.each([
    ['client_id', 'spa'],
    ['client_id', '1234567890-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com'],
    ['client_id', 'service@project.iam.example'],
    ['client_id', '6f1c2d3e-4b5a-6978-8796-a5b4c3d2e1f0'],
    ['redirect_uri', 'https://app.example/cb'],
    ['redirect_uri', 'com.example.app:/cb'],
    ['redirect_uri', 'http://127.0.0.1:8080/cb'],
    ['redirect_uri', 'urn:ietf:wg:oauth:2.0:oob'],
    ['scope', 'openid profile https://www.googleapis.com/auth/userinfo.email'],
    ['response_type', 'code id_token'],
    ['response_mode', 'form_post'],
    ['code_challenge_method', 'S256'],
    ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['iss', 'https://login.example/6f1c2d3e-4b5a-6978-8796-a5b4c3d2e1f0/v2.0'],
    ['error', 'access_denied'],
    ['prompt', 'select_account'],
    ['acr_values', 'urn:mace:incommon:iap:silver'],
    ['max_age', '0'],
    ['expires_in', '3600'],
    ['token_type', 'DPoP'],
    ['post_logout_redirect_uri', 'https://app.example/bye'],
    ['resource', 'https://mcp.example/mcp'],
  ])('%s=%s', (name, value) => {
    const address = urlWith(authorize, { [name]: value });
    expect(url(address)).toBe(address);
  });

  test('empty values and names without a value', () => {
    expect(url(`${authorize}?state=&code&flag`)).toBe(`${authorize}?state=&code&flag`);
  });

  test('the very spelling of what is shown', () => {
    const odd = `${authorize}?scope=openid+profile%20email&&prompt=login%2`;
    expect(url(odd)).toBe(odd);
  });
});

describe('parameters that are masked', () => {
  test.each([
    ['code', 'redacted-code-1'],
    ['auth_code', 'redacted-code-1'],
    ['state', 'redacted-state-1'],
    ['access_token', 'redacted-access-token-1'],
    ['accessToken', 'redacted-access-token-1'],
    ['client_secret', 'redacted-client-secret-1'],
    ['oauth_verifier', 'redacted-oauth-verifier-1'],
    ['login_hint', 'redacted-login-hint-1'],
    ['SAMLart', 'redacted-saml-artifact-1'],
    ['vendor_session', 'redacted-secret-1'],
    ['never_heard_of', 'redacted-value-1'],
    ['__proto__', 'redacted-value-1'],
    ['constructor', 'redacted-value-1'],
  ])('%s', (name, placeholder) => {
    expect(url(`${authorize}?${name}=a1b2c3d4e5`)).toBe(`${authorize}?${name}=${placeholder}`);
  });

  test('a pushed request keeps the prefix that says so (RFC 9126)', () => {
    expect(url(`${authorize}?request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3AaB3x`)).toContain(
      encodeURIComponent('urn:ietf:params:oauth:request_uri:redacted-request-uri-1'),
    );
  });

  test('a plain challenge is the verifier itself; one of S256 is not', () => {
    const value = 'v'.repeat(42) + '7';
    const redaction = createRedaction('secrets-only', []);
    expect(redaction.url(`${authorize}?code_challenge=${value}`)).not.toContain(value);
    expect(redaction.url(`${authorize}?code_challenge=${value}&code_challenge_method=plain`)).not.toContain(
      value,
    );
    expect(redaction.url(`${authorize}?code_challenge=${value}&code_challenge_method=S256`)).toContain(value);
  });

  test('a good challenge keeps a good length and a short one stays short (RFC 7636)', () => {
    const shown = (challenge: string) =>
      new URL(
        url(urlWith(authorize, { code_challenge: challenge, code_challenge_method: 'S256' })),
      ).searchParams.get('code_challenge');
    expect(shown('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')).toHaveLength(43);
    expect(shown('too-short-1')?.length).toBeLessThan(43);
  });
});

describe('names', () => {
  test('spelling variants of a name are one name', () => {
    expect(['access_token', 'accessToken', 'AccessToken', 'access-token'].map(secrecyOf)).toEqual(
      Array.from({ length: 4 }, () => ({ secrecy: 'secret', kind: 'access-token' })),
    );
  });

  test('metadata of servers and clients is known by its endings', () => {
    expect(secrecyOf('id_token_signing_alg_values_supported').secrecy).toBe('safe');
    expect(secrecyOf('some_new_endpoint').secrecy).toBe('url');
  });

  test.each(['toString', '__proto__', 'hasOwnProperty', ''])(
    '%s is unknown, not something of JavaScript',
    (name) => {
      expect(secrecyOf(name).secrecy).toBe('unknown');
    },
  );

  test('a token in the place of a name goes, a word stays', () => {
    expect(url('https://app.example/?eu7Xk29dLq0Zp1Mn8Bv3Cw5r')).toBe(
      'https://app.example/?redacted-member-1',
    );
    expect(url('https://app.example/?debug')).toBe('https://app.example/?debug');
  });
});

describe('with secrets-only', () => {
  const shown = (name: string) => createRedaction('secrets-only', []).parameter(name, 'a1b2c3d4e5');

  test.each(['code', 'state', 'nonce', 'access_token', 'password', 'request_uri', 'vendor_api_key', 'otp'])(
    '%s is masked',
    (name) => {
      expect(shown(name)).toMatch(/^redacted-/);
    },
  );

  test.each(['login_hint', 'sub', 'email', 'session_state', 'jti', 'never_heard_of', 'client_id', 'scope'])(
    '%s is not',
    (name) => {
      expect(shown(name)).toBe('a1b2c3d4e5');
    },
  );
});
