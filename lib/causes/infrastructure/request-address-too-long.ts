import { endpointOf, hostOf, queryParameters } from '../../exchange/parameters.ts';
import { sizeRefusedOf } from '../../facts/answerer/size-refused.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Servers and proxies take addresses of a few thousand bytes, and everything in a query counts. RFC 9110 §4.1, §15.5.15. */
export default cause({
  id: 'request-address-too-long',
  owner: 'client',
  title: 'The address is too long for the server',
  signs:
    'Status 414, or an error page that says so of the address or its query; its bytes, and the parameter that most of them are in.',
  against: 'Headers or a body that were too large; a logout, which has its own reason.',
  fix: 'Send less in the address: a short random state, fewer scopes and claims. What has to be long goes by a form (POST), or is pushed to the provider first (PAR).',
  references: ['rfc9110#15.5.15', 'rfc9126#2.1'],
  example: 'GET /authorize?state=(9,000 characters) → 414 URI Too Long',
  confusedWith: ['request-headers-too-big', 'provider-error-page', 'callback-failed'],
  folds: ['callback-failed', 'provider-error-page', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(failingExchanges).find(({ exchange }) => isTooLong(exchange));
    const size = found && sizeRefusedOf(found.exchange);
    if (!found || !size) return undefined;
    const { exchange, at } = found;
    const longest = longestIn(exchange, size.addressBytes);
    return {
      at,
      why: `${size.answerer.product ?? hostOf(exchange.url)} refused ${endpointOf(exchange.url)}, as its address is too long: ${size.addressBytes} bytes with its query${longest ? `, ${longest.length} of them in ${longest.name}` : ''}.`,
      ...(longest && fixes[longest.name] !== undefined && { fix: fixes[longest.name] }),
      proof: 'phrase',
      confidence: 'certain',
      evidence: [at],
    };
  },
});

function isTooLong(exchange: Exchange): boolean {
  const size = sizeRefusedOf(exchange);
  return size?.part === 'address' && size.certainty === 'said';
}

/** The parameter that makes it long; `undefined` where several do, and in a trace, whose values are shortened. */
function longestIn(
  { url }: Exchange,
  bytes: number,
): { readonly name: string; readonly length: number } | undefined {
  if (url.length < bytes / 2) return undefined;
  const [longest] = queryParameters(url).toSorted(([, a], [, b]) => b.length - a.length);
  if (!longest || longest[1].length < bytes / 3) return undefined;
  return { name: longest[0], length: longest[1].length };
}

/** What mends it, by the parameter. */
const fixes: Readonly<Record<string, string>> = {
  state:
    'Keep what the app wants to remember (where the person was, a cart, a token) in its session or store, and send a short random state that leads to it.',
  SAMLRequest: 'Send the request as a form (HTTP-POST binding), which has no such limit.',
  SAMLResponse:
    'Let the identity provider send its answer as a form (HTTP-POST binding): fewer attributes help, too.',
  code: 'Let the provider send its answer as a form (response_mode=form_post), or let the server take longer addresses (nginx: large_client_header_buffers).',
  request: 'Push the request object to the provider (PAR) or hand it out at a request_uri.',
};
