import { isCorsFailure } from '../../exchange/cors-failure.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isMixedContent } from '../../exchange/mixed-content.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { allowedOrigins, isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { refusedHeadersOf, tracerOf, type Tracer } from '../../facts/refused-headers.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { endingOf } from '../../flows/outcome.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { namesUserinfo } from '../../messages/oauth2/preflight.ts';
import { remark, type RuleWords } from '../rule.ts';
import type { KindRow } from '../../vocabulary/kind-row.ts';
import { kinds } from '../../vocabulary/kinds.ts';

export const words: RuleWords = {
  title: 'The browser blocked the page’s call to the provider',
  why: 'A page may read the answer of another origin only if that origin allows it (CORS). A blocked answer may still have used up the code.',
  fix: 'Register the page’s origin at the provider (Auth0: Allowed Origins (CORS); Okta: Trusted Origins; Keycloak: Web Origins; Entra: platform “Single-page application”), send a plain form POST without own headers, or let a server of yours redeem the code.',
  references: ['rfc9700#2.6', 'oidc-discovery#3', 'browser-based-apps#6.3.3.4'],
  examples: {
    fires: 'A page posts to /token; the OPTIONS request before it is answered 405',
    passes: 'A page posts to /token; the answer has Access-Control-Allow-Origin with the page’s origin',
  },
};

/** The browser did not let the page read the server's answer. */
export default remark({
  id: 'err-cors-token-endpoint',
  severity: 'info',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const preflights = messagesOf(flow, 'preflight').filter(({ exchange }) => exchange.status !== undefined);
    const calls = flow.messages.filter(
      ({ kind, exchange }) => isCalled(kinds[kind]) && pageOriginOf(exchange),
    );
    const refused = preflights.find(
      (preflight) => isRefused(preflight, calls) && !isAnswered(calls, preflight),
    );
    if (refused) return finding(refused, preflightWords(refused, calls), 'certain', calls);
    const hidden = calls.find((call) => isHidden(call) && !wasRead(flow, call) && !wentOn(flow, call));
    if (hidden) return finding(hidden, hiddenWords(hidden), 'firm');
    const failed = calls.find((call) => isFailure(call, flow));
    if (failed) return finding(failed, failedWords(failed), 'tentative');
    return calls.length > 0 ? undefined : 'not applicable';
  },
});

/** What pages ask of a server of OAuth 2 by themselves. What comes back at once shows whether they could read it. */
function isCalled({ protocol, role, channel, to, endpoint, isConfidential, answer }: KindRow): boolean {
  if (protocol !== 'oauth2' || channel !== 'direct' || to !== 'authorization_server') return false;
  return role === 'document' || (endpoint !== undefined && isConfidential === true && answer !== 'codes');
}

function finding(
  at: Message,
  says: string,
  confidence: 'certain' | 'firm' | 'tentative',
  calls: readonly Message[] = [],
) {
  const page = pageOriginOf(at.exchange) ?? at.exchange.context.initiator;
  const blocked = calls.filter(({ url }) => endpointOf(url) === endpointOf(at.url));
  return {
    confidence,
    detail: `${page ? `A page of ${page}` : 'A page'} called ${endpointOf(at.url)}. ${says.replace(` of ${endpointOf(at.url)} reached`, ' reached')}`,
    cause: says,
    ...(isRefusedItself(at) && { fix: fixOfRefusal }),
    ...(isForNoPage(at) && { fix: fixOfServer(at, blocked) }),
    ...(isForHeaderAlone(at) && {
      fix: brings(at) ? fixForToken : fixOfHeader(tracerOf(lacksHeaders(at, calls))),
    }),
    evidence: [at, ...blocked],
  };
}

/** The page’s origin is let in, and so is its method. */
function isForHeaderAlone({ kind, exchange }: Message): boolean {
  const { status = 0 } = exchange;
  const page = pageOriginOf(exchange);
  const isLetIn = page !== undefined && status >= 200 && status <= 299 && !isHiddenFromPage(exchange, page);
  return kind === 'preflight' && isLetIn && lacksMethod(exchange) === undefined;
}

function fixOfHeader(tracer: Tracer | undefined): string {
  const leaveOut = tracer
    ? `Let ${tracer.name} leave the provider’s addresses out (${tracer.setting}).`
    : 'Leave that header out of what the page sends to the provider: mostly the app’s HTTP client adds it to every call.';
  return `${leaveOut} The origin is allowed already, and registering it again changes nothing. Else let the provider name the header in Access-Control-Allow-Headers.`;
}

/** A page asks who signed in, and cannot do so without the token. OIDC Core §5.3. */
function brings({ exchange }: Message): boolean {
  return namesUserinfo(exchange.url) && refusedHeadersOf(exchange).includes('authorization');
}

const fixForToken =
  'Let the provider name Authorization in Access-Control-Allow-Headers where it answers this question (* does not stand for it). The origin is allowed already, and registering it again changes nothing.';

/** The address does not know the question that browsers ask: it is not there for any page, whichever is registered. Fetch standard §4.8. */
function isForNoPage({ kind, exchange }: Message): boolean {
  const { status = 0, responseHeaders } = exchange;
  const isUnknown = status === 404 || status === 405 || status === 501;
  return kind === 'preflight' && isUnknown && allowedOrigins(responseHeaders).length === 0;
}

function fixOfServer({ exchange }: Message, blocked: readonly Message[]): string {
  const withSecret = blocked.some(({ params }) => params['client_secret'] !== undefined);
  const secret = withSecret
    ? ' The client secret belongs there, too: replace it, every visitor could read it.'
    : '';
  const others = /^https:\/\/github\.com\//i.test(exchange.url)
    ? ' GitHub’s token endpoint answers no page at all.'
    : ' Only some providers open it to pages, for an origin or a type of client that is registered for it: look there whether yours does.';
  return `Let a server of yours redeem the code: an address that does not know this question is not made for pages.${secret}${others}`;
}

/** A call that the server refuses for a reason of its own. */
function isRefusedItself({ kind, exchange }: Message): boolean {
  return kind !== 'preflight' && (exchange.status ?? 0) >= 400;
}

const fixOfRefusal =
  'Mend what the refusal says first: refusals often lack the header that an answer with tokens has, and then registering the origin changes nothing.';

/** The browser asks first; anything but a success that names the page's origin is a no. Fetch standard §4.8. */
function isRefused(preflight: Message, calls: readonly Message[]): boolean {
  const { exchange } = preflight;
  const { status = 0 } = exchange;
  if (status === 0) return false;
  if (status < 200 || status > 299) return true;
  const page = pageOriginOf(exchange);
  return (
    page !== undefined &&
    (isHiddenFromPage(exchange, page) ||
      lacksMethod(exchange) !== undefined ||
      lacksHeaders(preflight, calls).length > 0)
  );
}

/** Every browser may send these without being asked. Fetch standard §2.2.1. */
const safelisted = new Set(['GET', 'HEAD', 'POST']);

/** A method the page wants to use that the server does not allow. Fetch standard §4.8 (7). */
function lacksMethod({ requestHeaders, responseHeaders }: Message['exchange']): string | undefined {
  const asked = headerValue(requestHeaders, 'access-control-request-method')?.trim();
  if (!asked || safelisted.has(asked)) return undefined;
  const allowed = (headerValue(responseHeaders, 'access-control-allow-methods') ?? '').split(',');
  return allowed.some((method) => method.trim() === asked || method.trim() === '*') ? undefined : asked;
}

/** Headers the page wants to send that the server does not allow. Whether it sends cookies, the call itself shows. */
function lacksHeaders({ exchange }: Message, calls: readonly Message[]): readonly string[] {
  const isWithCredentials = calls.some(
    ({ url, exchange: { requestHeaders } }) =>
      endpointOf(url) === endpointOf(exchange.url) && headerValue(requestHeaders, 'cookie') !== undefined,
  );
  return refusedHeadersOf(exchange, isWithCredentials);
}

/** The call itself went through after all: the preflight was not what decided. */
function isAnswered(calls: readonly Message[], preflight: Message): boolean {
  return calls.some(
    (call) => endpointOf(call.url) === endpointOf(preflight.url) && (call.exchange.status ?? 0) > 0,
  );
}

function isHidden({ exchange }: Message): boolean {
  const page = pageOriginOf(exchange);
  return page !== undefined && isHiddenFromPage(exchange, page);
}

/** The page used what the answer held. */
function wasRead(flow: Flow, call: Message): boolean {
  const tokens = Object.values(deliveredTokens(call));
  return (
    call.kind === 'discovery' ||
    call.kind === 'jwks' ||
    flow.messages.some((other) => other !== call && other.token && tokens.includes(other.token))
  );
}

/** The login succeeded all the same: a cookie among the headers does not prove how the page called. */
function wentOn(flow: Flow, call: Message): boolean {
  return isForCredentialsAlone(call) && endingOf(flow).outcome === 'succeeded';
}

/** No answer, and no reason of another kind: off line, a blocker, a certificate, mixed content. */
function isFailure({ exchange }: Message, { messages }: Flow): boolean {
  if (exchange.status !== 0 || isMixedContent(exchange)) return false;
  if (!exchange.failure) return messages.some((other) => isAnsweredFrom(other, originOf(exchange.url)));
  return isCorsFailure(exchange.failure);
}

/** Other requests reached that server: it is there. */
function isAnsweredFrom({ exchange }: Message, origin: string | null): boolean {
  return (exchange.status ?? 0) > 0 && originOf(exchange.url) === origin;
}

function preflightWords(preflight: Message, calls: readonly Message[]): string {
  const { exchange } = preflight;
  const { status = 0 } = exchange;
  if (status < 200 || status > 299) {
    return `${endpointOf(exchange.url)} answered the browser’s question beforehand (OPTIONS) with ${status}, so the call itself was never made.`;
  }
  const page = pageOriginOf(exchange);
  const beforehand = 'The answer to the browser’s question beforehand (OPTIONS) does not allow';
  if (page && isHiddenFromPage(exchange, page)) return `${beforehand} ${originOf(page)}.`;
  const method = lacksMethod(exchange);
  if (method) return `${beforehand} the method ${method}.`;
  const headers = lacksHeaders(preflight, calls);
  const tracer = tracerOf(headers);
  const what = headers.length > 1 ? `the headers ${listed(headers)}` : `the header ${headers[0] ?? ''}`;
  return `${beforehand} ${what}, which the page wanted to send${tracer ? `: ${tracer.name} adds ${headers.length > 1 ? 'them' : 'it'} to the page’s calls` : ''}. So the call itself was never made.`;
}

function hiddenWords({ exchange }: Message): string {
  const all = allowedOrigins(exchange.responseHeaders);
  if (all.length > 1)
    return `The answer has several values of Access-Control-Allow-Origin (${all.join(', ')}), which browsers take for none.`;
  const [allowed] = all;
  if (isForCredentialsAlone({ exchange }))
    return `The request carried cookies, and for such a request the answer to ${pageOriginOf(exchange)} needs “Access-Control-Allow-Credentials: true”${allowed === '*' ? ' and that very origin in place of *' : ''}.`;
  return allowed
    ? `The answer allows ${allowed} to read it, which is another origin.`
    : 'The answer has no Access-Control-Allow-Origin, so the browser kept it from the page.';
}

/** Without the cookies the page might read it: its origin is let in, the credentials are not. Fetch standard §4.10. */
function isForCredentialsAlone({ exchange }: Pick<Message, 'exchange'>): boolean {
  const page = pageOriginOf(exchange);
  const requestHeaders = exchange.requestHeaders?.filter(([name]) => !/^cookie$/i.test(name));
  return page !== undefined && !isHiddenFromPage({ ...exchange, requestHeaders }, page);
}

/** `a`, `a and b`, `a, b and c`. */
function listed(headers: readonly string[]): string {
  return headers.length < 2
    ? (headers[0] ?? '')
    : `${headers.slice(0, -1).join(', ')} and ${headers.at(-1)!}`;
}

function failedWords({ exchange }: Message): string {
  return `No answer of ${endpointOf(exchange.url)} reached the page, and the browser gave no other reason: that is how it shows a call that CORS forbids.`;
}
