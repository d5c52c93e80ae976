import { asObject, asText } from '../../exchange/json.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { rpcIn } from './revision-said.ts';

/**
 * What a call of JSON-RPC asks for, and which tool, prompt or resource: `tools/call search`. `undefined` for other calls, and where the
 * body was not recorded. MCP 2025-11-25, Tools, Resources, Prompts.
 */
export function calledMethod({ method, requestBody }: Exchange): string | undefined {
  const call = method === 'POST' ? rpcIn(requestBody?.text) : undefined;
  const asked = asText(call?.['method']);
  if (asked === undefined) return undefined;
  const params = asObject(call?.['params']);
  const what = asText(params?.['name']) ?? asText(params?.['uri']);
  return what === undefined ? asked : `${asked} ${what}`;
}
