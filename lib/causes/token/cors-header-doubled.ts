import { isCorsFailure } from '../../exchange/cors-failure.ts';
import { allowedOrigins, pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';

/** A server and what stands in front of it both allow the page: two values are none to a browser. Fetch standard §4.10. */
export default cause({
  id: 'cors-header-doubled',
  owner: 'authorization_server',
  title: 'The answer allows the page twice, and browsers accept one header alone',
  signs:
    'A page called another origin, and the answer has Access-Control-Allow-Origin more than once, or several values in it.',
  against: 'One value, whichever it is; a call whose answer the page used; a program that is no browser.',
  fix: 'Let one of the two set the CORS headers: either take them out of the proxy (nginx: add_header Access-Control-…; Apache: Header set; an ingress’s cors annotations), or let the proxy remove those of the server behind it (nginx: proxy_hide_header Access-Control-Allow-Origin).',
  references: ['fetch', 'rfc9700#2.6'],
  example:
    'POST /token → 200, Access-Control-Allow-Origin: https://app.example and the same again; the console says “contains multiple values”',
  confusedWith: ['cors-token-endpoint', 'cors-missing', 'api-cors'],
  folds: [
    'cors-token-endpoint',
    'cors-missing',
    'api-cors',
    'mcp-cors',
    'wrong-endpoint',
    'no-answer',
    'code-not-redeemed',
    'known-error',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, ending }) {
    const call = flow.messages.findLast(
      (message) => isDoubled(message) && (ending.outcome !== 'succeeded' || isKeptBack(message)),
    );
    if (!call) return undefined;
    const values = allowedOrigins(call.exchange.responseHeaders);
    const isApi = call.kind === 'resource_request';
    return {
      at: call,
      why: `${endpointOf(call.url)} answered (${call.exchange.status}) with ${told(values)}, and browsers accept exactly one value: they kept the answer from ${pageOriginOf(call.exchange) ?? 'the page'}. ${isApi ? 'The API' : 'The server'} and something in front of it, a proxy most often, both set the header.`,
      ...(isApi && { owner: 'resource_server' }),
      proof: 'comparison',
      confidence: isKeptBack(call) ? 'certain' : 'firm',
      evidence: [call],
    };
  },
});

function told(values: readonly string[]): string {
  const [first, ...others] = [...new Set(values)];
  return others.length === 0
    ? `Access-Control-Allow-Origin: ${first} ${values.length === 2 ? 'twice' : `${values.length} times`}`
    : `several values of Access-Control-Allow-Origin (${[first, ...others].slice(0, 3).join(', ')})`;
}

function isDoubled({ exchange }: Message): boolean {
  return (
    (exchange.status ?? 0) > 0 &&
    allowedOrigins(exchange.responseHeaders).length > 1 &&
    pageOriginOf(exchange) !== undefined
  );
}

/** The browser says that the page did not get it. */
function isKeptBack({ exchange }: Message): boolean {
  return isCorsFailure(exchange.failure);
}
