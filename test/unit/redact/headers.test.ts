import { describe, expect, test } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { capture } from '../../support/exchange.ts';

const header = (name: string, value: string) =>
  createRedaction('default', capture({ url: 'https://op.example/authorize?client_id=spa' })).header(
    name,
    value,
  );

test('a session’s reason goes where it is none of the known words', () => {
  expect(header('X-Clerk-Auth-Reason', 'jo-example-token')).not.toContain('jo');
});

describe('headers that stay', () => {
  test.each([
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Cache-Control', 'no-store'],
    ['Access-Control-Allow-Origin', 'https://app.example'],
    ['Origin', 'null'],
    ['Referrer-Policy', 'no-referrer'],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
    ['Content-Security-Policy', "frame-ancestors 'none'; script-src https://cdn.example"],
    ['Sec-Fetch-Site', 'cross-site'],
    [
      'WWW-Authenticate',
      'Bearer realm="api", error="invalid_token", error_description="The access token expired"',
    ],
    ['WWW-Authenticate', 'DPoP error="use_dpop_nonce", algs="ES256 PS256"'],
    [
      'WWW-Authenticate',
      'Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource"',
    ],
    ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
    ['Set-Login', 'logged-in'],
    ['X-Clerk-Auth-Reason', 'session-token-iat-in-the-future'],
    ['X-Clerk-Auth-Status', 'signed-out'],
    ['Server', 'nginx/1.22.1'],
    ['Server', 'Apache/2.4.71 (Debian)'],
    ['Server', 'Contoso-Gateway/2.3'],
    ['X-Powered-By', 'ASP.NET'],
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'],
    ['Sec-CH-UA', '"Chromium";v="130", "Not/A)Brand";v="8"'],
    ['Accept-Language', 'de-CH, de;q=0.9, *;q=0.1'],
    ['Accept', 'text/html, application/xhtml+xml;q=0.9, */*;q=0.8'],
    ['Vary', 'Origin, Cookie'],
    ['Content-Disposition', 'attachment'],
    ['Refresh', '5'],
    ['Refresh', '0; url=https://app.example/home'],
    ['Link', '<https://op.example/style.css>; rel="preload"; as="style"'],
    ['WWW-Authenticate', 'Negotiate'],
    ['WWW-Authenticate', 'Bearer realm="https://op.example/realms/main"'],
  ])('%s: %s', (name, value) => {
    expect(header(name, value)).toBe(value);
  });
});

test.each(['%76%68%67%75%61', '\\u0076\\u0068\\u0067', '766867756174727376'])(
  'letters written as numbers are no numbers: %s',
  (packed) => {
    expect(header('Retry-After', packed)).not.toContain(packed.slice(-5));
    expect(header('Retry-After', '120')).toBe('120');
  },
);

describe('headers that lose their value', () => {
  test.each([
    ['Authorization', 'Bearer t0k3nt0k3n', 'Bearer redacted-access-token-1'],
    ['Authorization', 'Bearer ', 'Bearer '],
    ['Authorization', 'Bearer undefined', 'Bearer undefined'],
    ['Authorization', 'Bearer undefined1', 'Bearer redacted-access-token-1'],
    ['Authorization', 'Bearer Bearer t0k3nt0k3n', 'Bearer Bearer redacted-access-token-1'],
    ['Authorization', 'Bearer "t0k3nt0k3n"', 'Bearer "redacted-access-token-1"'],
    ['Authorization', 'DPoP t0k3nt0k3n', 'DPoP redacted-access-token-1'],
    ['authorization', 'token gho_16C7e42F292c6912E7', 'token redacted-access-token-1'],
    ['Authorization', 'justatoken', 'redacted-authorization-1'],
    ['Server', 'kimsmacbook', 'redacted-software-1'],
    ['Accept-Language', 'de-CH, x-kimmarlow', 'de-CH, redacted-header-1'],
    ['User-Agent', 'Mozilla/5.0 (kimsphone)', 'Mozilla/5.0 (redacted-software-1)'],
    [
      'Content-Disposition',
      'attachment; filename="kimmarlow.pdf"',
      'attachment; filename="redacted-header-1"',
    ],
    ['Refresh', '0; url=/next?token=t0k3n', '0; url=/next?token=redacted-token-1'],
    [
      'Refresh',
      "0;URL='https://app.example/?code=c0d3'",
      "0;URL='https://app.example/?code=redacted-code-1'",
    ],
    ['Refresh', 'kimmarlow', 'redacted-header-1'],
    [
      'Link',
      '</x?code=c0d3>; rel=next; title="Kim"',
      '</x?code=redacted-code-1>; rel=next; title="redacted-header-1"',
    ],
    ['WWW-Authenticate', 'Negotiate kimsticket', 'Negotiate redacted-header-1'],
    ['WWW-Authenticate', 'Basic realm="Files of Kim"', 'Basic realm="redacted-realm-1"'],
    ['Authorization', `Basic ${btoa('spa:s3cret')}`, `Basic ${btoa('spa:redacted-client-secret-1')}`],
    ['Authorization', `Basic ${btoa('spa:')}`, `Basic ${btoa('spa:')}`],
    [
      'Authorization',
      `Basic ${btoa('alice:s3cret')}`,
      `Basic ${btoa('redacted-username-1:redacted-client-secret-1')}`,
    ],
    ['Authorization', 'Basic %%%', 'Basic redacted-client-secret-1'],
    [
      'Authorization',
      'OAuth oauth_consumer_key="ck", oauth_token="t0k%3D", oauth_signature_method="HMAC-SHA1", oauth_signature="c2ln%3D"',
      'OAuth oauth_consumer_key="ck", oauth_token="redacted-oauth-token-1", oauth_signature_method="HMAC-SHA1", oauth_signature="redacted-oauth-signature-1"',
    ],
    [
      'Authorization',
      'Digest username="al", response="abc"',
      'Digest username="redacted-username-1", response="redacted-response-object-1"',
    ],
    ['WWW-Authenticate', 'Negotiate oYG2MIGzoAMKAQChCwYJKoZI=', 'Negotiate redacted-header-1'],
    ['Cookie', 'a=1; b="two"; c', 'a=redacted-cookie-1; b=redacted-cookie-2; redacted-cookie-3'],
    ['Cookie', 'SEdEZWNmYm5oaGJybA==; a=1', 'redacted-cookie-1; a=redacted-cookie-2'],
    ['Set-Cookie', 'SEdEZWNmYm5oaGJybQ4=; Secure', 'redacted-cookie-1; Secure'],
    ['Cookie', 'redacted-jwt-1redacted-member-2=', 'redacted-jwt-1redacted-member-2='],
    ['Set-Cookie', 'SessionData=; Max-Age=0', 'SessionData=; Max-Age=0'],
    [
      'Set-Cookie',
      'sid=x; Path=/app; Secure; HttpOnly; SameSite=None',
      'sid=redacted-cookie-1; Path=/app; Secure; HttpOnly; SameSite=None',
    ],
    [
      'Set-Cookie',
      'a=1; Max-Age=0\nb=2; Secure',
      'a=redacted-cookie-1; Max-Age=0\nb=redacted-cookie-2; Secure',
    ],
    ['Set-Cookie', 'gone=; Max-Age=0', 'gone=; Max-Age=0'],
    ['DPoP-Nonce', 'n0nce', 'redacted-dpop-nonce-1'],
    ['X-Shopify-Access-Token', 'shpat_0123456789', 'redacted-secret-1'],
    ['X-CSRF-Token', 'abc', 'redacted-csrf-token-1'],
    ['X-Forwarded-For', '192.0.2.1', 'redacted-header-1'],
    ['Location', '/cb?code=c0dec0de', '/cb?code=redacted-code-1'],
    [
      'Refresh',
      '0;url=https://a.example/cb?code=c0dec0de',
      '0;url=https://a.example/cb?code=redacted-code-1',
    ],
    ['Content-Security-Policy', "script-src 'nonce-r4nd0m=='", "script-src 'nonce-redacted-nonce-1'"],
  ])('%s: %s', (name, value, expected) => {
    expect(header(name, value)).toBe(expected);
  });

  test('Basic at a token endpoint names a client, also where no other message does', () => {
    const authorization = `Basic ${btoa('web%3Aapp:s3cret')}`;
    const [exchange] = capture({
      url: 'https://op.example/token',
      method: 'POST',
      requestHeaders: [['Authorization', authorization]],
      requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'grant_type=client_credentials' },
    });
    const redacted = createRedaction('default', [exchange!]).exchange(exchange!).requestHeaders?.[0]?.[1];
    expect(redacted).toBe(`Basic ${btoa('web%3Aapp:redacted-client-secret-1')}`);
  });
});
