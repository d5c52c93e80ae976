import { isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { inItsWords } from '../../explain/quote.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { attempt, type Attempt } from '../../facts/attempt.ts';
import { documentKeptBackOf, type DocumentKeptBack } from '../../facts/pages/document-kept-back.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider refused, and left the CORS headers out of the refusal: the page sees “blocked by CORS” instead of the error. */
export default cause({
  id: 'cors-missing',
  owner: 'authorization_server',
  title: 'An error of the provider hides behind a CORS message',
  signs:
    'A page’s call to the provider was answered with 400 or more, or it asked for the provider’s configuration, and the answer has no Access-Control-Allow-Origin for the page.',
  against:
    'An answer with success that lacks the header: then the origin is not registered. A request that never left.',
  fix: 'Read the real error first: in the provider’s log, or by sending the same request outside a browser. Registering the page’s origin may change nothing: many providers leave the header out of errors.',
  references: ['rfc6749#5.2', 'rfc9700#2.6'],
  example: 'POST /token → 400 without Access-Control-Allow-Origin; the console says “blocked by CORS policy”',
  confusedWith: ['cors-token-endpoint'],
  folds: ['cors-token-endpoint', 'unexplained', 'known-error', 'no-answer'],
  needs: ['flow'],
  inspect({ of, flow, ending }): CauseDraft | undefined {
    const failed = of(attempt);
    if (failed) return failed.isSelfConfiguring ? undefined : ofDiscovery(failed);
    const unread = ending.outcome === 'failed' ? documentKeptBackOf(flow) : undefined;
    if (unread) return ofUnread(unread);
    const call = flow.messages.findLast(isHiddenRefusal);
    if (!call) return undefined;
    const { status } = call.exchange;
    const error = call.error;
    const real = error
      ? `: ${error.code}${error.description ? ` (“${error.description}”)` : ''}`
      : call.exchange.responseBody?.text
        ? inItsWords(saidBy(call.exchange)?.text)
        : ', and its body was not recorded';
    return {
      at: call,
      why: `Behind the browser’s CORS message stands a refusal: ${endpointOf(call.url)} answered ${status}${real}. The refusal has no Access-Control-Allow-Origin, so the page could not read it.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [call],
    };
  },
});

/** Nothing to register helps there: the document is public, and somebody in front of the server leaves the header out. */
function ofDiscovery({ keptBack: at, silentPreflights }: Attempt): CauseDraft | undefined {
  if (!at) return undefined;
  const { status } = at.exchange;
  const asked = silentPreflights.find(({ url }) => endpointOf(url) === endpointOf(at.url));
  const page = pageOriginOf(at.exchange) ?? 'it';
  const how = status
    ? `${endpointOf(at.url)} was answered (${status}) without Access-Control-Allow-Origin for ${page}`
    : asked
      ? `the browser asked beforehand (OPTIONS ${endpointOf(at.url)}), and the answer (${asked.exchange.status}) has no Access-Control-Allow-Origin for ${page}, so that it kept the answer to the call back`
      : `${endpointOf(at.url)} was asked without Access-Control-Allow-Origin for ${page}`;
  return {
    at,
    why: `The page may not read the provider’s configuration: ${how}. So the page knows no address to log in at, and nobody was asked to log in.`,
    fix: `${allowPage} Until then give the app the provider’s addresses instead of letting it ask.`,
    proof: status || asked ? 'comparison' : 'answerer',
    confidence: status || asked ? 'certain' : 'firm',
    evidence: asked ? [asked, at] : [at],
  };
}

/** The provider had answered; the page could not read by what to check that. */
function ofUnread({ response, asked, call }: DocumentKeptBack): CauseDraft {
  const page = pageOriginOf(call.exchange) ?? 'the page';
  return {
    at: call,
    why: `The provider had answered, and then the page could not read ${endpointOf(call.url)}: the browser asked beforehand (OPTIONS), and the answer (${asked.exchange.status}) does not allow ${page}. Without it the page cannot check what it got, and nothing came after that.`,
    fix: allowPage,
    proof: 'comparison',
    confidence: 'certain',
    evidence: [response, asked, call],
  };
}

const allowPage =
  'Let the provider allow the page’s origin: register it there (Keycloak: Web Origins; Okta: Security, API, Trusted Origins with CORS; Auth0: Allowed Web Origins), or send Access-Control-Allow-Origin with the configuration, which is public; a proxy in front may take the header away.';

function isHiddenRefusal({ kind, exchange }: Message): boolean {
  if (kind !== 'token_request' && kind !== 'pushed_authorization_request' && kind !== 'userinfo_request')
    return false;
  const page = pageOriginOf(exchange);
  // Whoever stands in front refused: the provider’s own headers are not missing there.
  if (answererOf(exchange).kind === 'waf') return false;
  return (exchange.status ?? 0) >= 400 && page !== undefined && isHiddenFromPage(exchange, page);
}
