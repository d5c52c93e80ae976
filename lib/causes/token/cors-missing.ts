import { isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { errorOf } from '../../flows/outcome.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';

/** The provider refused, and left the CORS headers out of the refusal: the page sees “blocked by CORS” instead of the error. */
export default cause({
  id: 'cors-missing',
  owner: 'authorization_server',
  title: 'An error of the provider hides behind a CORS message',
  signs:
    'A page’s call to the provider was answered with 400 or more, and the answer has no Access-Control-Allow-Origin for the page.',
  against:
    'An answer with success that lacks the header: then the origin is not registered. A request that never left.',
  fix: 'Read the real error first: in the provider’s log, or by sending the same request outside a browser. Registering the page’s origin may change nothing: many providers leave the header out of errors.',
  references: ['rfc6749#5.2', 'rfc9700#2.6'],
  example: 'POST /token → 400 without Access-Control-Allow-Origin; the console says “blocked by CORS policy”',
  confusedWith: ['cors-token-endpoint'],
  folds: ['cors-token-endpoint', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ flow }) {
    const call = flow.messages.findLast(isHiddenRefusal);
    if (!call) return undefined;
    const { status } = call.exchange;
    const error = errorOf(call);
    const real = error
      ? `: ${error.code}${error.description ? ` (“${error.description}”)` : ''}`
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

function isHiddenRefusal({ kind, exchange }: Message): boolean {
  if (kind !== 'token_request' && kind !== 'pushed_authorization_request' && kind !== 'userinfo_request')
    return false;
  const page = pageOriginOf(exchange);
  return (exchange.status ?? 0) >= 400 && page !== undefined && isHiddenFromPage(exchange, page);
}
