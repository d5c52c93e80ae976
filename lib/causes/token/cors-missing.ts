import { isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { inItsWords } from '../../explain/quote.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { attempt } from '../../facts/attempt.ts';
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
  inspect({ of, flow }) {
    const failed = of(attempt);
    if (failed) return failed.isSelfConfiguring ? undefined : ofDiscovery(failed.keptBack);
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
function ofDiscovery(at: Message | undefined): CauseDraft | undefined {
  if (!at) return undefined;
  const { status } = at.exchange;
  return {
    at,
    why: `The page may not read the provider’s configuration: ${endpointOf(at.url)} ${status ? `was answered (${status})` : 'was asked'} without Access-Control-Allow-Origin for ${pageOriginOf(at.exchange) ?? 'it'}, so the page knows no address to log in at.`,
    fix: 'Send Access-Control-Allow-Origin with the provider’s configuration (it is public), or register the page’s origin there (Keycloak: Web Origins); a proxy in front may take the header away. Until then give the app the provider’s addresses instead of letting it ask.',
    proof: status ? 'comparison' : 'answerer',
    confidence: status ? 'certain' : 'firm',
    evidence: [at],
  };
}

function isHiddenRefusal({ kind, exchange }: Message): boolean {
  if (kind !== 'token_request' && kind !== 'pushed_authorization_request' && kind !== 'userinfo_request')
    return false;
  const page = pageOriginOf(exchange);
  // Whoever stands in front refused: the provider’s own headers are not missing there.
  if (answererOf(exchange).kind === 'waf') return false;
  return (exchange.status ?? 0) >= 400 && page !== undefined && isHiddenFromPage(exchange, page);
}
