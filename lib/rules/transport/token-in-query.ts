import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, queryParameters, withoutFragment } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOneSite } from '../../exchange/site.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { vendorAt } from '../../messages/vendors.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';
import type { Role } from '../../vocabulary/kind-row.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

const tokenNames = new Set(['access_token', 'refresh_token', 'id_token']);

/** Requests and logouts carry hints; the address of a token request is `token-request-in-url`'s. */
const elsewhere: ReadonlySet<Role> = new Set(['request', 'logout', 'redemption']);

export const words: RuleWords = {
  title: 'Token in a URL query string',
  why: 'Addresses are written to server logs, proxies and the history and are passed on in Referer headers. Whoever reads them has the token.',
  fix: 'Send the token in the Authorization header.',
  references: ['rfc6750#2.3', 'rfc6750#5.3', 'rfc9700#4.3.2'],
  examples: { fires: 'GET /notes?access_token=…', passes: 'GET /notes with Authorization: Bearer …' },
};

/** A token in an address ends up in logs, in the history and in Referer headers. */
export default rule({
  id: 'token-in-query',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const { messages } = facts.flow;
    const issued = new Set(messages.flatMap((message) => Object.values(knownTokens(message))));
    const exposures = new Map<string, Exposure>();
    for (const message of messages) {
      const name = exposedName(message, issued);
      if (!name) continue;
      const place = `${name} ${endpointOf(message.url)}`;
      const earlier = exposures.get(place);
      exposures.set(place, { name, messages: [...(earlier?.messages ?? []), message] });
    }
    if (exposures.size === 0 && issued.size === 0) return 'not applicable';
    return [...exposures.values()].map((exposure) => describe(exposure, facts));
  },
});

/** One parameter of one endpoint, and the messages that carry it: a call that is repeated is one finding. */
type Exposure = { readonly name: string; readonly messages: readonly Message[] };

function describe({ name, messages }: Exposure, facts: Facts) {
  const [first] = messages;
  const times = new Set(messages.map(({ exchange }) => exchange.id)).size;
  return {
    severity: severityOf(name, first!, facts),
    confidence: 'certain' as const,
    detail: `The query of ${endpointOf(first!.url)} carries ${name}${times > 1 && first!.carrier === 'request' ? ` (${times} requests)` : ''}; expected: no token in any URL.`,
    evidence: messages,
  };
}

function exposedName(message: Message, issued: ReadonlySet<string>): string | undefined {
  // What is signed (OAuth 1.0a, OpenID 2.0) gives nothing to who only reads it.
  if (!isOAuth2(message.protocol) || elsewhere.has(kinds[message.kind].role)) return undefined;
  const parameters = queryParameters(withoutFragment(message.url));
  return parameters.find(
    ([name, value]) =>
      name !== 'id_token_hint' && value !== '' && (tokenNames.has(name) || issued.has(value)),
  )?.[0];
}

/**
 * Worse in clear text, or for a refresh token that goes to anybody but its issuer (RFC 6749 §1.5). Less where the provider
 * documents the query, and where a browser offers no header to put the token in.
 */
function severityOf(name: string, { url, exchange }: Message, { server }: Facts): Severity {
  if (/^(http|ws):/i.test(url) && !isLoopback(url)) return 'critical';
  if (isHeaderless(url, exchange.requestHeaders)) return 'low';
  if (vendorAt(url)?.tokenInQuery?.test(endpointOf(url))) return 'medium';
  const isForeign = server.origin !== null && URL.canParse(url) && !isOneSite(url, server.origin);
  return name === 'refresh_token' && isForeign ? 'critical' : 'high';
}

/** WebSocket and EventSource let a page set no header. */
function isHeaderless(url: string, headers: Message['exchange']['requestHeaders']): boolean {
  return /^wss?:/i.test(url) || headerValue(headers, 'accept') === 'text/event-stream';
}
