import { isMixedContent } from '../../exchange/mixed-content.ts';
import { pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { answeringOrigins } from '../../facts/api/answering-origins.ts';
import { isInside } from '../../exchange/private-host.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The page was told an address of its API that only the app’s own machine or network knows. RFC 6454 §4. */
export default cause({
  id: 'api-address-inside',
  owner: 'client',
  title: 'The page calls its API at an address that only its server knows',
  signs:
    'A page of a public host called an API with its token at localhost, a container, a cluster’s service or a private network’s address, and no answer came.',
  against:
    'An API that answered the page once; a page that itself is at such an address; a public host, where the browser’s refusal may be CORS.',
  fix: 'Tell the page the API’s public address: in the page’s own settings; or, where the server makes them of the request it gets, let the proxy in front pass on the outside host and scheme (nginx proxy_set_header Host $host, for gRPC grpc_set_header Host $host; X-Forwarded-Host and -Proto). The login needs no change.',
  references: ['rfc6454#4'],
  example:
    'https://id.example/ui/console → POST https://172.20.1.201:8080/…/GetMyUser → net::ERR_CONNECTION_TIMED_OUT',
  confusedWith: ['api-cors', 'nothing-there', 'own-address-inside'],
  folds: ['api-cors', 'no-answer', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const calls = messagesOf(flow, 'resource_request');
    const answering = answeringOrigins(calls);
    const unheard = calls.filter((call) => isUnheard(call) && !answering.has(originOf(call.url)));
    const at = unheard[0];
    const page = at && pageOriginOf(at.exchange);
    if (!at || page === undefined) return undefined;
    const { failure } = at.exchange;
    return {
      at,
      why: `The page ${page} had its token, and then called ${endpointOf(at.url)} with it: an address that only a private network or the server’s own machine knows${namedBy(flow, at)}. No answer came${failure ? ` (${failure})` : ''}.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: unheard.slice(0, 5),
      tellApart:
        'Open that address in a tab: if it answers there, this device is inside that network, and the API’s rules for other origins (CORS) or the browser’s permission for local networks are the reason. If only people of that network are to use the app, its network (VPN) may be off.',
    };
  },
});

function isUnheard({ exchange, token, url }: Message): boolean {
  const page = pageOriginOf(exchange);
  if (token === undefined || exchange.status !== 0 || page === undefined) return false;
  if (/abort|blocked/i.test(exchange.failure ?? '') || isMixedContent(exchange, page)) return false;
  return isInside(url) && !isInside(page) && hostOf(url) !== hostOf(page);
}

/** Characters of such settings. */
const longestSettings = 100_000;

/** Settings that the page fetched. */
function namedBy({ context }: Pick<Flow, 'context'>, { url }: Message): string {
  const origin = originOf(url) ?? '';
  const settings = context.find(({ responseBody }) => {
    const text = responseBody?.mediaType.endsWith('json') ? (responseBody.text ?? '') : '';
    return text.length <= longestSettings && text.includes(`"${origin}`);
  });
  return settings && origin !== '' ? `, as ${endpointOf(settings.url)} names it` : '';
}
