import { isCorsFailure } from '../../exchange/cors-failure.ts';
import { isAccepted, isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { headerValue } from '../../exchange/headers.ts';
import { answeringOrigins, isAnswered } from '../../facts/api/answering-origins.ts';
import { refusedHeadersOf } from '../../facts/refused-headers.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The login worked, and its token never reaches the API: a call with Authorization is asked for beforehand. Fetch standard §4.8. */
export default cause({
  id: 'api-cors',
  owner: 'resource_server',
  title: 'The browser keeps the page from calling the API with its token',
  signs:
    'A page called an API of another origin with the token of its login, the browser says only that the call failed, and no other call of that page was answered there, or only calls without a header that the failed one sent; or the answer to the browser’s question before the page asked the userinfo endpoint does not allow Authorization.',
  against:
    'Any answer of that API to the page; a server that is not there, a blocker, a call that was given up; the page’s own origin.',
  fix: 'Let the API answer OPTIONS without asking for a token (authentication after CORS in its pipeline), with Access-Control-Allow-Origin for the page’s origin and Access-Control-Allow-Headers: Authorization; errors need the header, too.',
  references: ['fetch', 'rfc6750#2.1'],
  example: 'OPTIONS /orders → 401; GET /orders with Authorization: Bearer … → net::ERR_FAILED',
  confusedWith: ['cors-token-endpoint', 'resource-rejected', 'no-answer'],
  folds: ['no-answer', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const calls = messagesOf(flow, 'resource_request');
    const answering = answeringOrigins(calls);
    const blocked = calls.filter((call) => isBlocked(call) && !answering.has(originOf(call.exchange.url)));
    const at = blocked[0];
    if (!at) return withNewHeader(flow, calls) ?? withoutAuthorization(flow);
    return {
      at,
      why: `The login worked, and the browser did not let the page ${pageOriginOf(at.exchange)} have an answer of ${endpointOf(at.url)} to a call with its token. Before such a call browsers ask the API without the token (OPTIONS): one that refuses this, or does not allow the page’s origin or the header Authorization, ends it there.`,
      proof: 'status',
      confidence: 'firm',
      evidence: blocked.slice(0, 5),
      tellApart:
        'If the Network panel shows OPTIONS before the call answered 401, 403, 404 or 405, the API refuses the question itself; if it was answered 200 or 204, compare its Access-Control-Allow-Origin and -Headers with what was asked.',
    };
  },
});

/** No answer, and the browser names no other reason. */
function isBlocked({ exchange, token }: Message): boolean {
  return (
    token !== undefined &&
    exchange.status === 0 &&
    pageOriginOf(exchange) !== undefined &&
    !/^http:/i.test(exchange.url) &&
    isCorsFailure(exchange.failure)
  );
}

/** Blocked calls that are held against all others. */
const few = 20;

/** The browser’s question before the page asked who signed in was answered, and the answer lets no token along. OpenID Connect Core §5.3. */
function withoutAuthorization(flow: Flow): CauseDraft | undefined {
  const calls = messagesOf(flow, 'userinfo_request');
  const at = calls.findLast(({ exchange }) => exchange.status === 0 && isCorsFailure(exchange.failure));
  if (!at || calls.some(isAnswered)) return undefined;
  const place = endpointOf(at.url);
  const asked = messagesOf(flow, 'preflight').findLast(
    ({ url, exchange }) => endpointOf(url) === place && exchange.startedAt <= at.exchange.startedAt,
  );
  const page = pageOriginOf(at.exchange);
  if (!asked || !page || !isAccepted(asked.exchange) || isHiddenFromPage(asked.exchange, page))
    return undefined;
  if (!refusedHeadersOf(asked.exchange).includes('authorization')) return undefined;
  const named = headerValue(asked.exchange.responseHeaders, 'access-control-allow-headers');
  // The standard leaves Authorization out of it, and some browsers only warn: then the call was made, and failed by itself.
  const isAll = named?.includes('*') ?? false;
  return {
    at,
    why: `The login worked, and then the page ${page} could not ask who signed in. Before a call with a token the browser asks ${place} (OPTIONS): the answer (${asked.exchange.status}) lets the page in, and ${named === undefined ? 'has no Access-Control-Allow-Headers' : `its Access-Control-Allow-Headers (${named}) does not name Authorization`}, so ${isAll ? 'a browser that keeps to the standard does not make the call with Authorization' : 'the call with Authorization was never made'}.`,
    fix: 'Let the provider, or the proxy before it, answer OPTIONS at its userinfo address with Access-Control-Allow-Headers: Authorization (* does not stand for it), or update the provider. Until then the page can take the claims from the ID token and leave the call out (angular-auth-oidc-client: autoUserInfo: false; oidc-client: loadUserInfo: false).',
    owner: 'authorization_server',
    proof: 'comparison',
    confidence: isAll ? 'firm' : 'certain',
    evidence: [asked, at],
    folds: ['cors-token-endpoint', 'no-answer', 'unexplained'],
  };
}

/** Calls to the address were answered until one brought a header more: the server allows the page, and not that header. */
function withNewHeader(flow: Flow, calls: readonly Message[]): CauseDraft | undefined {
  for (const at of calls.filter(isBlocked).slice(0, few)) {
    const answered = calls.filter(
      ({ exchange }) =>
        (exchange.status ?? 0) >= 200 &&
        exchange.startedAt < at.exchange.startedAt &&
        endpointOf(exchange.url) === endpointOf(at.url),
    );
    const known = new Set(answered.flatMap(ownHeadersOf));
    const brought = ownHeadersOf(at).filter((name) => !known.has(name));
    const allowed = allowedBefore(flow, at);
    const fresh = brought.filter((name) => !allowed.has(name));
    const before = answered.at(-1);
    if (!before || fresh.length === 0) continue;
    const names = fresh.join(', ');
    const later = calls.some(
      (one) => isAnswered(one) && fresh.every((name) => ownHeadersOf(one).includes(name)),
    );
    if (later) continue;
    return {
      at,
      why: `The login worked and ${endpointOf(at.url)} answered the page ${pageOriginOf(at.exchange)}, until a call brought ${fresh.length === 1 ? 'the header' : 'the headers'} ${names}: the browser kept that one back, as it does where Access-Control-Allow-Headers in the answer to its question beforehand (OPTIONS) does not name all that a call brings.`,
      fix: `Name ${names} in the API’s Access-Control-Allow-Headers, beside what it has there.`,
      proof: 'status',
      confidence: 'firm',
      evidence: [before, at],
    };
  }
  return undefined;
}

/** What the answer to the browser’s question before the call allows; empty where that was not recorded. */
function allowedBefore({ messages, context }: Flow, { url, exchange }: Message): ReadonlySet<string> {
  const asked = [...messages.map((one) => one.exchange), ...context].findLast(
    (one) =>
      one.method === 'OPTIONS' &&
      one.startedAt <= exchange.startedAt &&
      endpointOf(one.url) === endpointOf(url),
  );
  const named = headerValue(asked?.responseHeaders, 'access-control-allow-headers') ?? '';
  return new Set(named.toLowerCase().split(/[\s,]+/));
}

/** Names of headers that a script sets and that browsers ask about; lower case. Fetch standard §2.2.2. */
function ownHeadersOf({ exchange: { requestHeaders = [] } }: Message): readonly string[] {
  return requestHeaders.map(([name]) => name.toLowerCase()).filter((name) => !bySelf.test(name));
}

const bySelf =
  /^(?::|sec-|proxy-|accept$|accept-|content-(?:type|length|language)$|(?:user-agent|origin|referer|host|cookie|connection|priority|pragma|cache-control|dnt|te|range|purpose|save-data|upgrade|transfer-encoding|trailer|via|date|expect|keep-alive|if-[a-z-]+)$)/;
