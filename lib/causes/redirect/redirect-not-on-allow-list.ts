import type { Exchange } from '../../exchange/exchange.ts';
import { hostAndPortOf } from '../../exchange/parameters.ts';
import { knownRedirectUris } from '../../facts/client/known-redirect-uris.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import { saidBy } from '../../facts/said/said.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The server takes addresses of its own list alone, whatever a client registered: comparing with the registration helps nobody. */
export default cause({
  id: 'redirect-not-on-allow-list',
  owner: 'authorization_server',
  title: 'The redirect URI is on no list of those that the server allows',
  signs:
    'The provider refused the redirect URI in words that speak of allowed patterns, domains or an allow-list of the server’s; or it was refused though the recorded registration has it, letter by letter; or in the words of the MCP Python SDK, whose servers have both.',
  against:
    'Words about the addresses that are registered for the client or application; a registration that has another address.',
  fix: 'Whoever runs the server adds a pattern for this address to the redirect URIs that it allows (FastMCP: allowed_client_redirect_uris). Where that cannot be had, use a client whose address is on the list: many servers allow those on the person’s own device (http://127.0.0.1) and of a few known products.',
  references: ['rfc9700#4.1.3', 'rfc7591#3.2.2', 'rfc6749#3.1.2.4'],
  example:
    'POST /register → 201 with this redirect_uri; GET /authorize → 400 “Redirect URI does not match allowed patterns”',
  confusedWith: ['redirect-uri-mismatch', 'redirect-kind-refused', 'mcp-registration-refused'],
  folds: [
    'redirect-uri-mismatch',
    'redirect-loopback-port',
    'provider-error-page',
    'known-error',
    'unexplained',
    'not-answered',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, flow, client, authorizationRequest: { message, params } }): CauseDraft | undefined {
    const uri = params['redirect_uri'];
    const refusal = of(redirectRefusal);
    const words = of(refusalWords);
    const at = refusal?.at ?? words?.at;
    if (!uri || !at) return undefined;
    const known = knownRedirectUris(flow, client.id);
    const isRegistered = known?.from === 'registration' && known.uris.includes(uri);
    const texts = saysVendor(at.exchange) ? [] : (words?.texts ?? []);
    const found = reasonBy(texts, isRegistered, refusal?.isNamed === true);
    return (
      found && {
        at,
        why: `${hostAndPortOf(message.url) || 'The provider'} refused the redirect URI ${uri}${found.why}`,
        ...(found.fix !== undefined && { fix: found.fix }),
        proof: 'phrase',
        confidence: found.isSure ? 'certain' : 'firm',
        rules: ['err-redirect-uri-mismatch'],
        evidence: [message],
      }
    );
  },
});

/** Facebook and Shopify call the registration of an app a list, too: known words of one product mean what is known of them. */
function saysVendor(page: Exchange): boolean {
  return (
    saidBy(page)?.phrases.some(
      ({ phrase: { cause: meant, product, loosely } }) =>
        meant === 'redirect-uri-mismatch' && loosely.length === 0 && !/^(?:various|MCP)/.test(product),
    ) === true
  );
}

type Reason = { readonly why: string; readonly fix?: string; readonly isSure: boolean };

function reasonBy(texts: readonly string[], isRegistered: boolean, isNamed: boolean): Reason | undefined {
  if (texts.some((text) => ofAddress.test(text) && ofList.test(text) && !ofClients.test(text)))
    return {
      why: `: it is not among the addresses or patterns that the server allows.${isRegistered ? ' Registering it was accepted, and that does not count here.' : ''}`,
      isSure: true,
    };
  if (isRegistered && isNamed)
    return {
      why: ': though this very address is registered, so a list or check of the server’s own decides.',
      isSure: false,
    };
  return texts.some((text) => ofMcpSdk.test(text)) ? { why: mcpWhy, fix: mcpFix, isSure: false } : undefined;
}

/** FastMCP's proxies say it too, of what no pattern of theirs allows. */
const ofMcpSdk = /\bRedirect URI '?[^\s']{1,300}'? not registered for client\b/;

const mcpWhy =
  ' itself: in the words of the MCP Python SDK, it is neither registered there for this client nor on a list of the server’s. A provider behind it was not asked.';

const mcpFix =
  'Whoever runs the server lets this address in: with FastMCP’s OAuth proxies by allowed_client_redirect_uris (older versions take addresses on the person’s own device alone). Else remove the connection in the client and add it again, so that it registers with this address. Registering it at a provider behind the server helps nobody.';

/** It is about the address that the provider is to answer to. */
const ofAddress = /redirect|callback|return[_ -]?ur[il]|reply[_ -]?ur[il]/i;

/** A list of the server’s, not what is registered for a client. */
const ofList =
  /\b(?:allow(?:ed|able)?|permitted|approved|accepted|configured)\s(?:\w+\s){0,3}?patterns?\b|\ballow-?list(?:ed)?\b|\bwhite-?list(?:ed)?\b|\b(?:allowed|permitted|approved|trusted)\s(?:redirect\s|callback\s)?(?:domains?|hosts?)\b|\bnot approved for use by this (?:authorization )?server\b/i;

/** The list of one client or application is its registration, whatever it is called. */
const ofClients =
  /\b(?:app|application|client|project|integration)(?:['’]s|s['’])?\s(?:\w+\s){0,2}?(?:allow|permitted|approved|trusted|white-?list)|\b(?:origins?|domains?|hosts?|patterns?|list)\s(?:of|for) (?:the|this|your) (?:app|application|client|project|integration)\b/i;
