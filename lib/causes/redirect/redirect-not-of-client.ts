import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { laterErrorPageOf } from '../../flows/error-page.ts';
import { aboutEither } from '../../messages/about-client.ts';
import type { Message } from '../../messages/message.ts';
import { addressDifferences } from '../../facts/address-difference.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Where a client is called by its address, nobody registers it: the answer may go there and nowhere else. IndieAuth §4.2.2. */
export default cause({
  id: 'redirect-not-of-client',
  owner: 'client',
  title: 'The redirect URI is not at the address that the client is called by',
  signs:
    'client_id is the address of a site, redirect_uri has another scheme, host or port, and the provider refused the redirect URI; or client_id is no address at all, and Home Assistant refused.',
  against:
    'A client_id with a path (the address of a metadata document, which lists the addresses itself); both at one place; a refusal that names another reason.',
  fix: 'Begin the login at the address that the person opens the app by, and give client_id and redirect_uri the same scheme, host and port. Behind a proxy the app has to know its outer address. Where the answer must go elsewhere, the page at client_id names that address in a link with rel="redirect_uri".',
  references: ['indieauth#4.2.2', 'rfc6749#3.1.2.4'],
  example:
    'client_id=https://home.example:8123/ with redirect_uri=https://home.example/auth → 403 “Invalid redirect URI”',
  confusedWith: ['redirect-uri-mismatch', 'redirect-scheme-proxy', 'redirect-not-on-allow-list'],
  folds: [
    'redirect-uri-mismatch',
    'redirect-host',
    'redirect-scheme-proxy',
    'provider-error-page',
    'client-unknown-here',
    'known-error',
    'unexplained',
    'not-answered',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest: { message, params } }): CauseDraft | undefined {
    const { client_id: client = '', redirect_uri: uri = '' } = params;
    const page = laterErrorPageOf(flow)?.page;
    if (page && isHomeAssistant(page) && !isAddress(client) && originOf(uri) !== null)
      return byName(client, uri, message, page);
    const at = of(redirectRefusal);
    if (!at?.isNamed || !isSite(client) || originOf(uri) === null) return undefined;
    const parts = addressDifferences(endpointOf(client), endpointOf(uri)).filter((part) =>
      ofOrigin.has(part),
    );
    if (parts.length === 0) return undefined;
    return {
      at: at.at,
      why: `The client is called ${client}, and wants its answer at ${uri}: ${differingWords(parts)}. This provider lets a client that is called by its address have answers there only, and refused.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
      compared: [
        { name: 'redirect_uri', expected: { value: client, at: message }, got: { value: uri, at: message } },
      ],
    };
  },
});

/** Home Assistant’s own page asks its server there, which has one sentence for the client and its redirect URI. */
function isHomeAssistant({ exchange }: Message): boolean {
  if (!endpointOf(exchange.url).endsWith('/auth/login_flow')) return false;
  return saidBy(exchange)?.words.some(({ text }) => aboutEither(text)) === true;
}

function isAddress(client: string): boolean {
  return /^https?:\/\//i.test(client);
}

/** The client has a name, where it has to have an address. */
function byName(client: string, uri: string, request: Message, page: Message): CauseDraft {
  return {
    at: page,
    why: `The client calls itself “${client}” (client_id), which is no address. Home Assistant registers no clients: client_id has to be the address of the client’s site, and redirect_uri (${uri}) at the same scheme, host and port. It refused, and showed no form. ${itSays(saidBy(page.exchange)?.text).trim()}`.trim(),
    fix: `Set the client ID, in the settings of the service that asks, to the site of its redirect URI: ${originOf(uri) ?? ''}/. There is nothing to register in Home Assistant.`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [request, page],
    compared: [
      {
        name: 'client_id',
        expected: { value: `${originOf(uri) ?? ''}/`, at: undefined },
        got: { value: client, at: request },
      },
    ],
  };
}

const ofOrigin: ReadonlySet<string> = new Set(['scheme', 'host', 'port']);

/** A metadata document has a path; what has none is called by its site. */
function isSite(client: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/i.test(client);
}
