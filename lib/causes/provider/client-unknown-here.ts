import { endpointOf, hostOf, queryParameters } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { lastRefusedCallOf } from '../../facts/pages/refusing-page.ts';
import { saidBy, type Said } from '../../facts/said/said.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import type { ErrorPage } from '../../flows/error-page.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider refuses the client itself: no secret is asked for at the authorization endpoint. RFC 6749 §4.1.2.1. */
export default cause({
  id: 'client-unknown-here',
  owner: 'client',
  title: 'The provider does not know this client here',
  signs:
    'The provider’s own page at the authorization endpoint says that the client is unknown or disabled, or names invalid_client; or that page asks its own server for this very client and is answered 404.',
  against:
    'A page that speaks of the redirect URI; a client id that is an address (a metadata document); invalid_client of the token endpoint, where the secret counts; a picture of the client that is missing.',
  fix: 'Compare client_id with the registration letter by letter, and check that this is the server, tenant, realm or environment in which it is registered, and that it is enabled there.',
  references: ['rfc6749#4.1.2.1', 'rfc6749#2.2'],
  example: 'GET /authorize?client_id=wiki → 400 invalid_client',
  confusedWith: ['secret-wrong-or-expired', 'redirect-uri-mismatch'],
  folds: ['provider-error-page', 'secret-wrong-or-expired', 'known-error', 'invalid-client', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { errorPage, client } = facts;
    if (!errorPage) return askedForInVain(facts);
    const ofSaml = unknownToEntra(errorPage);
    if (ofSaml) return ofSaml;
    const { message, says, code } = errorPage;
    const { exchange } = message;
    const said = saidBy(exchange);
    const text = said?.text ?? '';
    const isNamed = says === 'client' || (says === 'other' && isSaid(said) && isForgotten(facts, text));
    if (!isNamed && (code !== 'invalid_client' || says === 'redirect_uri')) return undefined;
    if (exchange.status === 404 || exchange.status === 405 || /^https:\/\//i.test(client.id ?? ''))
      return undefined;
    return {
      at: message,
      why: `The provider does not know the client ${client.id ?? 'that asked'}, or it is switched off there${code ? ` (${code})` : ''}.${said ? ` ${quoteSentence({ host: hostOf(exchange.url), text: said.text })}` : ''}`,
      ...(isForgotten(facts, text) && { fix: registerAnew }),
      proof: 'code',
      confidence: 'firm',
      evidence: [message],
    };
  },
});

/** The provider’s page knows of the client what its own server tells it, and that one has none of this name. RFC 9110 §15.5.5. */
function askedForInVain({ flow, client }: Facts): CauseDraft | undefined {
  const call = lastRefusedCallOf(flow);
  const request = flow.messages.findLast(isFrontChannelRequest);
  if (call?.status !== 404 || !client.id || !request || !asksFor(call.url, client.id)) return undefined;
  return {
    at: request,
    why: `The provider does not know the client ${client.id}: its own page asked for it at ${endpointOf(call.url)} and was answered 404.`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [request],
    folds: ['not-answered', 'unexplained'],
  };
}

/** The client itself: its name stands in the address as a whole, and what is asked for of it is no picture. */
function asksFor(url: string, client: string): boolean {
  const path = endpointOf(url).split('/').slice(3);
  if (/logo|image|icon|avatar|picture|theme|background/i.test(path.at(-1) ?? '')) return false;
  const values = queryParameters(url).map(([, value]) => value);
  return path.includes(encodeURIComponent(client)) || values.includes(client);
}

/**
 * Entra says the same of a request for OAuth whose permissions are missing; to one of SAML, that no application of the tenant has its Issuer
 * as identifier.
 */
function unknownToEntra({ message, code }: ErrorPage): CauseDraft | undefined {
  const issuer = message.protocol === 'saml2' ? message.client : undefined;
  if (issuer === undefined || code !== 'AADSTS650056') return undefined;
  return {
    at: message,
    why: `The site asked as ${issuer}, and Entra ID has no application in this tenant with that as its identifier (${code}): they are compared letter by letter, a slash at the end too.`,
    fix: `Enter exactly ${issuer} as Identifier (Entity ID) in the enterprise application (Single sign-on, Basic SAML Configuration), or let the site send the one that stands there, and check that it is the right tenant. Consent or permissions change nothing here.`,
    proof: 'code',
    confidence: 'firm',
    evidence: [message],
    folds: ['admin-consent-needed', 'provider-error-page', 'known-error', 'unexplained'],
  };
}

/** In known words, which say no more than that. */
function isSaid(said: Said | undefined): boolean {
  const phrase = said?.phrases[0]?.phrase;
  return phrase?.cause === 'client-unknown-here' && phrase.fix === undefined && phrase.means === undefined;
}

/**
 * Programs that register themselves keep the identifier for years, and servers forget it with a reset of their database. RFC 7591: the
 * words speak of registrations, or a program on the device asks for a resource and nobody registered it by hand.
 */
function isForgotten({ client, flow }: Pick<Facts, 'client' | 'flow'>, text: string): boolean {
  const registers = /\bclient regist(?:ry|rations?)\b|\bdynamic(?:ally)? regist/i.test(text);
  const asksForResource = messagesOf(flow, 'authorization_request').some(
    ({ params }) => params['resource'] !== undefined,
  );
  const isOnDevice = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/i.test(client.redirectUri ?? '');
  return registers || (asksForResource && isOnDevice);
}

const registerAnew =
  'If the program registered itself there, the server has forgotten it: delete the registration that the program has stored (Claude Code: /mcp, Clear authentication; mcp-remote: the folder ~/.mcp-auth; editors: remove the server and add it again), so that it registers anew, and let the server keep its registrations over restarts. Else compare client_id with the registration letter by letter, and the server or tenant with the one in which it is registered.';
