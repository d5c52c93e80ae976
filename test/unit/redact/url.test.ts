import { describe, expect, test } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';

const url = (address: string) => createRedaction('default', []).url(address);

describe('an address', () => {
  test.each([
    'https://op.example/realms/main/protocol/openid-connect/auth',
    'https://login.example/6f1c2d3e-4b5a-6978-8796-a5b4c3d2e1f0/oauth2/v2.0/authorize',
    'https://org.okta.example/oauth2/aus1a2b3c4d5e6f7g8h9/v1/authorize',
    'https://op.example/.well-known/oauth-authorization-server/tenant-1',
    'http://[::1]:8080/cb',
    'http://localhost:3000/',
    'about:blank',
    'com.example.app:/cb',
    '/relative/path',
    'https://app.example/docs#section-2',
    'https://app.example/#_=_',
    'https://app.example/#/dashboard/2',
    '',
  ])('%s stays as it is', (address) => {
    expect(url(address)).toBe(address);
  });

  test.each([
    ['user information', 'https://alice:pa55word@op.example/x', 'https://op.example/x'],
    ['user information without a password', 'https://alice@op.example/x', 'https://op.example/x'],
    ['user information with backslashes', 'https:\\\\alice:pw@op.example/x', 'https:\\\\op.example/x'],
    ['user information without a scheme', '//alice:pw@op.example/x', '//op.example/x'],
    [
      'a fragment',
      'https://a.example/cb#access_token=t0k3nt0k3n',
      'https://a.example/cb#access_token=redacted-access-token-1',
    ],
    ['a route', 'https://a.example/#/cb?code=c0dec0de', 'https://a.example/#/cb?code=redacted-code-1'],
    ['a private-use scheme', 'com.example.app:/cb?code=c0dec0de', 'com.example.app:/cb?code=redacted-code-1'],
    [
      'a session in the path',
      'https://a.example/x;jsessionid=A1B2C3/y',
      'https://a.example/x;jsessionid=redacted-session-id-1/y',
    ],
    [
      'a token in the path',
      'https://a.example/reset/eu7Xk29dLq0Zp1Mn8Bv3Cw5rTy',
      'https://a.example/reset/redacted-path-1',
    ],
    ['an address of a person', 'https://a.example/u/al%40b.example', 'https://a.example/u/redacted-email-1'],
    ['a mail address', 'mailto:al@b.example', 'mailto:redacted-email-1'],
    ['an account', 'acct:al@b.example', 'acct:redacted-email-1'],
    ['inline content', 'data:text/plain,secret', 'data:redacted-value-1'],
  ])('loses %s', (_what, address, expected) => {
    expect(url(address)).toBe(expected);
  });

  test('in a parameter is redacted, however often it is encoded', () => {
    const inner = 'https://a.example/cb?code=c0dec0de77';
    const once = encodeURIComponent(inner);
    for (const encoded of [once, encodeURIComponent(once), encodeURIComponent(encodeURIComponent(once))]) {
      for (const name of ['redirect_uri', 'dl', 'return_to']) {
        const redacted = url(`https://t.example/hit?${name}=${encoded}`);
        expect(redacted).not.toContain('c0dec0de77');
        expect(redacted).toContain('a.example');
      }
    }
  });

  test('nested without end is cut off, not read without end', () => {
    let nested = 'https://a.example/cb?code=c0dec0de77';
    for (let depth = 0; depth < 14; depth++)
      nested = `https://a.example/cb?redirect_uri=${encodeURIComponent(nested)}`;
    expect(url(nested)).not.toContain('c0dec0de77');
  });
});
