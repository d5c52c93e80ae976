import { headerValue } from '../../exchange/headers.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { RevisionSign } from '../../vocabulary/mcp-revision.ts';

/** A revision (`2025-11-25`) that a call names, and how. */
export type RevisionSaid = { readonly sign: RevisionSign; readonly revision: string };

/**
 * The revision that a call to an MCP server names most plainly: in its own words, where its body was recorded, else in its header; a trace
 * carries what redaction took. `undefined`: it names none. MCP 2026-07-28, Transports; MCP 2025-11-25, Lifecycle.
 */
export function revisionSaid(exchange: Exchange): RevisionSaid | undefined {
  return revisionInBody(exchange) ?? inHeader(exchange);
}

/** The same of what only a body tells: what redaction takes away. */
export function revisionInBody(exchange: Exchange): RevisionSaid | undefined {
  const [sign, revision] = exchange.verdicts?.mcp_revision?.split(' ') ?? [];
  if (revision && (sign === 'meta' || sign === 'agreed' || sign === 'wish')) return { sign, revision };
  const call = rpcIn(exchange.requestBody?.text);
  const params = asObject(call?.['params']);
  const meta = asRevision(asObject(params?.['_meta'])?.['io.modelcontextprotocol/protocolVersion']);
  if (meta) return { sign: 'meta', revision: meta };
  if (call?.['method'] !== 'initialize') return undefined;
  const agreed = asRevision(asObject(answerTo(exchange)?.['result'])?.['protocolVersion']);
  if (agreed) return { sign: 'agreed', revision: agreed };
  const wish = asRevision(params?.['protocolVersion']);
  return wish ? { sign: 'wish', revision: wish } : undefined;
}

/** True for a call of JSON-RPC that is MCP's: it begins a session, asks what there is, or names a revision. */
export function isMcpCall(exchange: Exchange): boolean {
  return exchange.method === 'POST' && revisionSaid(exchange) !== undefined;
}

function inHeader({ requestHeaders }: Exchange): RevisionSaid | undefined {
  const revision = asRevision(headerValue(requestHeaders, 'mcp-protocol-version'));
  return revision ? { sign: 'header', revision } : undefined;
}

/** Characters of a body that are read: calls that name a revision are short. */
const longest = 20_000;

/** The message of JSON-RPC that a text is; `undefined` for others, and for a long one. JSON-RPC 2.0 §4. */
export function rpcIn(text: string | undefined): JsonObject | undefined {
  if (!text || text.length > longest) return undefined;
  const object = parseJsonObject(text);
  return object?.['jsonrpc'] === undefined ? undefined : object;
}

/** In JSON, or as the first event of a stream. MCP, Streamable HTTP; HTML Standard, Server-sent events. */
function answerTo({ responseBody }: Exchange): JsonObject | undefined {
  const text = responseBody?.text?.slice(0, longest);
  const line = text?.split('\n').find((one) => one.startsWith('data:'));
  return rpcIn(text) ?? rpcIn(line?.slice('data:'.length).trim());
}

function asRevision(value: unknown): string | undefined {
  const text = asText(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
