import { encoded } from '../single-sign-on.ts';
import { rows, type Fate, type Fill, type Row } from './fill.ts';

type HarPair = { readonly name: string; readonly value: string };

const asValue = {
  request: [
    ...rows('secret', 'X-Api-Key X-Auth-Token X-Csrf-Token X-Xsrf-Token Mcp-Session-Id X-Session-Token DPoP OAuth-Client-Attestation'),
    ...rows('private', `X-Made-Up X-Forwarded-User X-Forwarded-For X-Real-Ip Forwarded From Via X-Amzn-Oidc-Identity Remote-User X-Remote-User If-None-Match
      X-Request-Id Traceparent Tracestate Baggage X-Client-Data X-Correlation-Id Accept-Language Accept-Charset Priority Purpose X-Requested-With
      Sec-CH-UA-Platform Sec-CH-UA-Model Cache-Control Pragma Dnt Save-Data X-Moz Upgrade TE Expect Connection Date Range Mcp-Method`),
  ],
  response: [
    ...rows('secret', 'X-Refresh-Token X-Access-Token'),
    ...rows('private', `Server X-Powered-By Etag Last-Modified Content-Language X-Made-Up-Answer X-Served-By X-Cache Content-Disposition P3P Warning
      Age Expires Retry-After Allow Keep-Alive X-Xss-Protection X-Frame-Options Referrer-Policy Timing-Allow-Origin Access-Control-Allow-Origin
      Report-To Nel Alt-Svc Server-Timing DPoP-Nonce Set-Login Clear-Site-Data X-Aspnet-Version X-Ratelimit-User
      Strict-Transport-Security X-Permitted-Cross-Domain-Policies Accept-Ranges Origin-Agent-Cluster Transfer-Encoding`),
    ...rows('name', 'Vary Permissions-Policy Access-Control-Allow-Headers Access-Control-Expose-Headers Trailer'),
  ],
} as const satisfies Record<string, readonly Row[]>; // prettier-ignore

/** Headers of a request to an endpoint: each that is filled as a whole, and those with a place inside. */
export function requestHeaders(fill: Fill): readonly HarPair[] {
  const at = (name: string, fate: Fate) => fill(`request header ${name}`, fate);
  return [
    ...asValue.request.map(([name, fate]) => ({ name, value: at(name, fate) })),
    { name: 'Authorization', value: `Bearer ${at('Authorization: Bearer', 'secret')}` },
    {
      name: 'Proxy-Authorization',
      value: `Basic ${encoded(`proxy:${at('Proxy-Authorization', 'secret')}`)}`,
    },
    {
      name: 'Cookie',
      value: `sid=${at('Cookie', 'secret')}; theme="${at('Cookie, quoted', 'secret')}"; ${at('Cookie without a name', 'secret')}`,
    },
    {
      name: 'Referer',
      value: `https://app.example/start?ticket=${encodeURIComponent(at('Referer', 'secret'))}#id_token=${encodeURIComponent(at('Referer fragment', 'secret'))}`,
    },
    { name: 'Origin', value: `https://app.example/?key=${encodeURIComponent(at('Origin', 'secret'))}` },
    {
      name: 'User-Agent',
      value: `Mozilla/5.0 (X11; Linux x86_64; ${at('User-Agent', 'private')}) Chrome/130.0.0.0`,
    },
    { name: 'Accept', value: `text/html, ${at('Accept', 'private')}` },
    {
      name: 'Content-Type',
      value: `application/x-www-form-urlencoded; name="${at('Content-Type', 'private')}"`,
    },
    { name: 'Sec-CH-UA', value: `"Chromium";v="130", "${at('Sec-CH-UA', 'private')}";v="8"` },
    { name: 'Access-Control-Request-Headers', value: `content-type, ${at('preflight', 'name')}` },
    { name: `X-${at('name of a request header', 'name')}`, value: '1' },
  ];
}

/** Headers of an answer, likewise. */
export function responseHeaders(fill: Fill): readonly HarPair[] {
  const at = (name: string, fate: Fate) => fill(`response header ${name}`, fate);
  return [
    ...asValue.response.map(([name, fate]) => ({ name, value: at(name, fate) })),
    { name: 'Set-Cookie', value: `op=${at('Set-Cookie', 'secret')}; Path=/; HttpOnly` },
    { name: 'Set-Cookie', value: `a=b; Path=/; ${at('Set-Cookie attribute', 'name')}=1; Comment=${at('Set-Cookie comment', 'private')}` },
    {
      name: 'WWW-Authenticate',
      value: `Bearer realm="${at('WWW-Authenticate realm', 'private')}", error="invalid_token", error_description="The user ${at('WWW-Authenticate error_description', 'private')} is locked"`,
    },
    { name: 'WWW-Authenticate', value: `Negotiate ${at('WWW-Authenticate token', 'secret')}` },
    { name: 'Proxy-Authenticate', value: `Basic realm="${at('Proxy-Authenticate realm', 'private')}"` },
    { name: 'Refresh', value: `0;url=https://app.example/next?token=${encodeURIComponent(at('Refresh parameter', 'secret'))}#${at('Refresh fragment', 'name')}` },
    { name: 'Refresh', value: `5; ${at('Refresh', 'private')}` },
    { name: 'Refresh', value: `1; url=/home?code=${encodeURIComponent(at('Refresh code', 'secret'))}` },
    {
      name: 'Link',
      value: `<https://op.example/next?code=${encodeURIComponent(at('Link parameter', 'secret'))}>; rel="next"; title="${at('Link title', 'private')}", </p?access_token=${encodeURIComponent(at('Link relative', 'secret'))}>; rel=prev, ${at('Link', 'private')}`,
    },
    { name: 'Content-Location', value: `/here?state=${encodeURIComponent(at('Content-Location', 'secret'))}` },
    { name: 'SourceMap', value: `/map?key=${encodeURIComponent(at('SourceMap', 'secret'))}` },
    {
      name: 'Content-Security-Policy',
      value: `script-src 'nonce-${at('CSP nonce', 'private')}'; report-uri https://op.example/csp?token=${encodeURIComponent(at('CSP report', 'secret'))}`,
    },
  ];
} // prettier-ignore
