import { endpointOf } from '../../exchange/parameters.ts';
import { headerValue } from '../../exchange/headers.ts';
import { messagesOf } from '../../flows/flow.ts';
import { bringsToken, pageOfRefusedQuestion } from '../../messages/oauth2/question-refused.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A server that checks tokens before it answers the browser’s question lets no page in: the question never brings one. Fetch standard §4.8. */
export default cause({
  id: 'preflight-wants-token',
  owner: 'resource_server',
  title: 'The server wants a token of the browser’s question before the call',
  signs:
    'A page of another origin was to call an MCP server; the browser asked beforehand (OPTIONS) and was answered 401, without an Access-Control-Allow-Origin for that page.',
  against: 'A question that was answered; 403, which may be about the page’s origin; a call that was made.',
  fix: 'Let the server, or the gateway before it, answer OPTIONS before it checks tokens, with Access-Control-Allow-Origin for the page and Access-Control-Allow-Headers with Authorization, Content-Type and MCP-Protocol-Version: mostly the order of its parts (CORS before authentication) or an exception for the method OPTIONS, and then the list of allowed origins. The token plays no part in it.',
  references: ['fetch', 'rfc6750#2.1'],
  example: 'OPTIONS https://tools.example/mcp with Access-Control-Request-Headers: authorization → 401',
  confusedWith: ['api-cors', 'mcp-cors', 'preflight-sent-to-login', 'token-not-sent'],
  folds: ['no-answer', 'not-answered', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'refused_start').findLast(
      ({ exchange }) => pageOfRefusedQuestion(exchange) !== undefined,
    );
    if (!at) return undefined;
    const { exchange } = at;
    const method = headerValue(exchange.requestHeaders, 'access-control-request-method') ?? 'a call';
    return {
      at,
      why: `A page of ${pageOfRefusedQuestion(exchange) ?? 'another origin'} was to call ${endpointOf(at.url)} (${method})${bringsToken(exchange) ? ' with Authorization' : ''}. Browsers ask the server beforehand (OPTIONS) and never bring a token along with that question; the server answered it with 401, as if nobody were logged in, and allows the page nothing: after such an answer no call is made, ${bringsToken(exchange) ? 'whatever token the page has' : 'and nobody learns where to log in'}.`,
      proof: 'comparison',
      // Not seen here: whether the server took a later question, as one that was only just started does.
      confidence: 'firm',
      evidence: [at],
    };
  },
});
