import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { challengeParameter, challengesOf } from '../challenge.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { recognised } from '../recognised.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

/**
 * A call that an API turned away with the address of its description: how an MCP client learns where to log in. Not a
 * message of a flow until a login follows that this very challenge led to. RFC 9728 §5.1; MCP 2025-11-25, Authorization.
 * Or one whose token was refused and taken out of the recording, as Chrome’s sanitized export does; or one that had none.
 */
export function challengedRequest({
  authorization,
  exchange,
  isNavigation,
}: View): Message<'resource_request'> | undefined {
  if (exchange.method === 'OPTIONS') return undefined;
  const refused = authorization === undefined && isNavigation !== true && refusesToken(exchange);
  const asksForLogin =
    metadataOfChallenge(exchange) ?? (authorization === undefined && isRefusedRpc(exchange));
  if (!refused && !asksForLogin && !asksForToken(exchange)) return undefined;
  return recognised(exchange, 'resource_request', {
    params: {},
    confidence: 'firm',
  });
}

/**
 * The refusal names an error, which it does only of a request that brought a token. RFC 6750 §3.1. Not where it tells the way to a
 * login: MCP servers name one to everybody.
 */
export function refusesToken(exchange: View['exchange']): boolean {
  if ((exchange.status !== 401 && exchange.status !== 403) || metadataOfChallenge(exchange)) return false;
  return challengesOf(exchange).some(
    ({ scheme, params }) => (scheme === 'bearer' || scheme === 'dpop') && params['error'] !== undefined,
  );
}

/** What else shows who calls: a session's cookie, a key under a name of its own. */
const otherCredentials = /^(?:authorization|cookie|x-.*(?:key|token|auth).*|api-?key|.*-token)$/i;

/**
 * A script's call that brought nothing to show who calls, and was told to bring a token: such a refusal names no error. RFC 6750 §3.1.
 * Not where a cleaner may have left no headers at all.
 */
export function asksForToken(exchange: View['exchange']): boolean {
  const { status, method, context, requestHeaders } = exchange;
  if (status !== 401 || method === 'OPTIONS' || context.resourceType !== 'fetch') return false;
  if (!wereRecorded(requestHeaders) || requestHeaders?.some(([name]) => otherCredentials.test(name)))
    return false;
  const challenges = challengesOf(exchange);
  return (
    challenges.some(({ scheme }) => scheme === 'bearer') &&
    !challenges.some(({ params }) => params['error'] ?? params['resource_metadata']) &&
    !isRefusedRpc(exchange)
  );
}

/** The `resource_metadata` of a refusal (401, 403); `undefined` for any other answer. */
export function metadataOfChallenge(exchange: View['exchange']): string | undefined {
  if (exchange.status !== 401 && exchange.status !== 403) return undefined;
  const url = challengeParameter(exchange, 'resource_metadata');
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}

/** A remote procedure call (MCP) that was turned away because nobody was logged in. JSON-RPC 2.0 §4; MCP, Transports. */
export function isRefusedRpc({
  method,
  status,
  requestBody,
  requestHeaders,
  verdicts,
}: View['exchange']): boolean {
  if (method !== 'POST' || status !== 401) return false;
  if (verdicts?.called === 'rpc' || headerValue(requestHeaders, 'mcp-protocol-version') !== undefined)
    return true;
  const text = requestBody?.text;
  return text !== undefined && /^\s*[[{]/.test(text) && /"jsonrpc"\s*:/.test(text.slice(0, longestCall));
}

/** Characters of a call that are read: its members stand around what it hands over. */
const longestCall = 20_000;

/** A call that an API turned away and that led to a login: it names its description, or is one of a client that then looks for it. */
export function isTurnedAway({ kind, exchange }: Message): boolean {
  return (
    kind === 'resource_request' && (metadataOfChallenge(exchange) !== undefined || isRefusedRpc(exchange))
  );
}

/** The same of a call that brought no token. */
export function isCallBeforeLogin(message: Message): boolean {
  return !message.token && isOAuth2(message.protocol) && isTurnedAway(message);
}
