import { headerValue } from '../../exchange/headers.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { isRpc } from '../../facts/mcp/rpc-call.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The login worked, and the address or the form of the call is not what the MCP server takes. MCP 2025-11-25, Transports. */
export default cause({
  id: 'mcp-transport-refused',
  owner: 'client',
  title: 'The MCP server takes no such call at this address',
  signs:
    'With the login’s token, a client posted JSON-RPC to the MCP server and was answered 405 (no POST here), 406 (Accept) or 415 (Content-Type), and no call there was taken.',
  against:
    'A GET, which servers may answer 405 as they offer no stream; another call that the same server takes, or a stream that the client then opens: it fell back to the older transport. 401 and 403, which are about the token.',
  fix: 'Compare the address with the one that the server documents: /mcp takes POST (Streamable HTTP), /sse is of the older transport and takes GET. It is not about the token: logging in again cannot help.',
  references: ['rfc9110#15.5.6', 'mcp#Canonical Server URI'],
  example: 'POST /mcp {"method":"initialize"} with a new token → 405',
  confusedWith: ['mcp-resource-mismatch', 'resource-rejected', 'mcp-no-challenge'],
  folds: ['api-forbids', 'known-error', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'resource_request').findLast(
      (call) => call.token !== undefined && isRpc(call.exchange) && refusing.has(call.exchange.status ?? 0),
    );
    if (!at || isTaken(flow, at)) return undefined;
    const { status = 0, requestHeaders } = at.exchange;
    const { shown, fix } = told(
      status,
      headerValue(requestHeaders, status === 406 ? 'accept' : 'content-type'),
    );
    return {
      at,
      why: `The login worked; ${endpointOf(at.url)} answered ${status} to the call of the Model Context Protocol (POST) that brought its token: ${shown}.${itSays(saidBy(at.exchange)?.text)}`,
      ...(fix !== undefined && { fix }),
      proof: 'code',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

const refusing: ReadonlySet<number> = new Set([405, 406, 415]);

/** Any call with a token that the server took, a stream included. */
function isTaken({ messages, context }: Pick<Flow, 'messages' | 'context'>, at: Message): boolean {
  const origin = originOf(at.url);
  const calls = messages.filter(({ token, url }) => token !== undefined && originOf(url) === origin);
  const later = context.filter(({ startedAt, url }) => startedAt > timeOf(at) && originOf(url) === origin);
  return [...calls.map(({ exchange }) => exchange), ...later].some(isAccepted);
}

/** What the status says of the call, and what mends it where that is not the address. RFC 9110 §15.5.6, §15.5.7, §15.5.16. */
function told(status: number, sent: string | undefined): { readonly shown: string; readonly fix?: string } {
  const had = sent === undefined ? '' : ` (it had ${sent})`;
  switch (status) {
    case 405:
      return {
        shown: 'nothing there takes a POST, so that it is not the address of a Streamable HTTP server',
      };
    case 406:
      return {
        shown: `the server wants both application/json and text/event-stream in Accept${had}`,
        fix: 'Send “Accept: application/json, text/event-stream” with every POST; a wildcard does not suffice everywhere. It is not about the token: logging in again cannot help.',
      };
    default:
      return {
        shown: `the server wants Content-Type: application/json${had}`,
        fix: 'Send “Content-Type: application/json” with every POST. It is not about the token: logging in again cannot help.',
      };
  }
}
