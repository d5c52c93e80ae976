import { pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';

/** The login worked, and its token never reaches the API: a call with Authorization is asked for beforehand. Fetch standard §4.8. */
export default cause({
  id: 'api-cors',
  owner: 'resource_server',
  title: 'The browser keeps the page from calling the API with its token',
  signs:
    'A page called an API of another origin with the token of its login, the browser says only that the call failed, and no other call of that page was answered there.',
  against:
    'Any answer of that API to the page; a server that is not there, a blocker, a call that was given up; the page’s own origin.',
  fix: 'Let the API answer OPTIONS without asking for a token (authentication after CORS in its pipeline), with Access-Control-Allow-Origin for the page’s origin and Access-Control-Allow-Headers: Authorization; errors need the header, too.',
  references: ['fetch', 'rfc6750#2.1'],
  example: 'OPTIONS /orders → 401; GET /orders with Authorization: Bearer … → net::ERR_FAILED',
  confusedWith: ['cors-token-endpoint', 'resource-rejected', 'no-answer'],
  folds: ['no-answer', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }) {
    const calls = messagesOf(flow, 'resource_request');
    const blocked = calls.filter((call) => isBlocked(call) && !isAnsweredThere(calls, call));
    const at = blocked[0];
    if (!at) return undefined;
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
    /^(?:net::ERR_FAILED|NS_ERROR_DOM_BAD_URI|.{0,80}\bCORS\b.{0,200})$/i.test(exchange.failure ?? '')
  );
}

function isAnsweredThere(calls: readonly Message[], { exchange }: Message): boolean {
  return calls.some(
    (other) => (other.exchange.status ?? 0) > 0 && originOf(other.exchange.url) === originOf(exchange.url),
  );
}
