import type { Header } from '../exchange/exchange.ts';
import { redactAuthorization, redactChallenge } from './authorization.ts';
import type { Context } from './context.ts';
import { redactCookies, redactSetCookie } from './cookies.ts';
import { redactLink, redactRefresh } from './link-header.ts';
import type { HeaderGrammar } from './plain-header.ts';
import { secrecyOf } from './secrecy.ts';
import { netted } from './shapes.ts';

type Treatment = (context: Context, value: string) => string;

const nets: Treatment = (context, value) => context.text(value, 1);
const asAddress: Treatment = (context, value) => context.url(value, 1);
/** Findings quote it: what is no origin is looked for in their words. */
const asOrigin: Treatment = (context, value) =>
  /^(?:\*|null|[a-z][a-z0-9+.-]{0,60}:\/\/[^]*)$/i.test(value) || context.level !== 'default'
    ? context.url(value, 1)
    : context.placeholders.one('origin', value);
const asCredential =
  (kind: string): Treatment =>
  (context, value) =>
    context.jwt(value, 1) ?? context.placeholders.one(kind, value);
const asLinkable =
  (name: string): Treatment =>
  (context, value) =>
    context.value(name, value, 1);
/** What Clerk's library names a session's state by: words of a closed list. */
const ofSession =
  /^(?:(?:active|and|authorized|before|browser|but|client|dev|error|expired|failed|future|handshake|iat|in|interstitial|invalid|jwk|key|kid|load|local|mismatch|missing|nbf|needs|no|not|organization|out|parties|refresh|remote|satellite|secret|session|signature|signed|syncing|the|to|token|uat|unexpected|yet)(?:-|$))+$/;
const asSessionReason: Treatment = (context, value) =>
  value.length <= 80 && ofSession.test(value) ? value : asCredential('secret')(context, value);
const policy: Treatment = (context, value) =>
  nets(
    context,
    value.replace(/'nonce-([^'\s]{1,400})'/g, (all, nonce: string) =>
      context.level === 'default' ? `'nonce-${context.placeholders.one('nonce', nonce)}'` : all,
    ),
  );

function plain(grammar: HeaderGrammar, names: string): readonly [string, Treatment][] {
  return names
    .split(/\s+/)
    .map((name): [string, Treatment] => [name, (context, value) => context.plainHeader(grammar, value)]);
}

const treatments: ReadonlyMap<string, Treatment> = new Map<string, Treatment>([
  ...plain(
    'words',
    `accept-charset accept-encoding accept-ranges age cache-control connection content-encoding content-length content-disposition date dnt expect
    expires http2-settings keep-alive last-modified mcp-method mcp-protocol-version origin-agent-cluster p3p pragma priority proxy-connection purpose range
    referrer-policy retry-after save-data sec-ch-ua-mobile sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc sec-purpose set-login
    strict-transport-security te transfer-encoding upgrade upgrade-insecure-requests x-content-type-options x-dns-prefetch-control x-frame-options x-moz
    x-permitted-cross-domain-policies x-requested-with x-sec-purpose x-xss-protection access-control-allow-credentials access-control-max-age
    access-control-allow-private-network cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy clear-site-data allow
    access-control-allow-methods timing-allow-origin access-control-request-method :method :scheme :status`,
  ),
  ...plain('media type', 'accept content-type'),
  ...plain('languages', 'accept-language content-language'),
  ...plain('software', 'server x-powered-by user-agent sec-ch-ua sec-ch-ua-platform'),
  ...plain(
    'names',
    'vary trailer access-control-allow-headers access-control-expose-headers access-control-request-headers permissions-policy',
  ),
  ...plain('place', 'host :authority'),
  ...['origin', 'referer', 'location', 'content-location', 'sourcemap', ':path'].map(
    (name): [string, Treatment] => [name, asAddress],
  ),
  ...['content-security-policy', 'content-security-policy-report-only'].map((name): [string, Treatment] => [
    name,
    policy,
  ]),
  ['access-control-allow-origin', asOrigin],
  ['link', redactLink],
  ['refresh', redactRefresh],
  ['authorization', redactAuthorization],
  ['proxy-authorization', redactAuthorization],
  ['txn-token', redactAuthorization],
  ['www-authenticate', redactChallenge],
  ['proxy-authenticate', redactChallenge],
  ['cookie', redactCookies],
  ['set-cookie', redactSetCookie],
  ['dpop', asCredential('dpop-proof')],
  ['oauth-client-attestation', asCredential('client-attestation')],
  ['oauth-client-attestation-pop', asCredential('client-attestation')],
  ['dpop-nonce', asLinkable('dpop_nonce')],
  ['x-clerk-auth-reason', asSessionReason],
  ['x-clerk-auth-status', asSessionReason],
  ['mcp-session-id', asCredential('session-id')],
]);

/** Headers by an allowlist: a header that is not on it keeps its name and loses its value at level `default`. */
export function redactHeaders(context: Context, headers: readonly Header[]): readonly Header[] {
  return headers.map(([name, value]): Header => {
    const shown = context.name(name);
    const redacted = redactHeader(context, name.toLowerCase(), value);
    // Whoever reads a name that was redacted must find no more to hide.
    return [shown, shown === name ? redacted : redactHeader(context, shown.toLowerCase(), redacted)];
  });
}

function redactHeader(context: Context, name: string, value: string): string {
  if (value === '') return value;
  const treatment = treatments.get(name);
  if (treatment) return treatment(context, value);
  const named = secrecyOf(name.replace(/^x-/, ''));
  if (named.secrecy === 'secret' || /^x-.*(?:auth|token|key|session|csrf|xsrf|secret)/.test(name)) {
    return asCredential(named.secrecy === 'secret' ? named.kind : 'secret')(context, value);
  }
  if (context.level === 'default') return context.jwt(value, 1) ?? context.placeholders.one('header', value);
  return netted(context, value, 1);
}
