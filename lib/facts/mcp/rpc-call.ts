import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { rpcIn } from './revision-said.ts';

/** True for a posted remote procedure call, by its body, by the header of the Model Context Protocol, or as a trace says it. JSON-RPC 2.0 §4. */
export function isRpc({ method, requestBody, requestHeaders, verdicts }: Exchange): boolean {
  if (method !== 'POST') return false;
  return (
    verdicts?.called === 'rpc' ||
    headerValue(requestHeaders, 'mcp-protocol-version') !== undefined ||
    rpcIn(requestBody?.text)?.['jsonrpc'] !== undefined
  );
}
