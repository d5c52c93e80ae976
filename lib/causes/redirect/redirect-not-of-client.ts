import { endpointOf, originOf } from '../../exchange/parameters.ts';
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
    'client_id is the address of a site, redirect_uri has another scheme, host or port, and the provider refused the redirect URI.',
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
  inspect({ of, authorizationRequest: { message, params } }): CauseDraft | undefined {
    const { client_id: client = '', redirect_uri: uri = '' } = params;
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

const ofOrigin: ReadonlySet<string> = new Set(['scheme', 'host', 'port']);

/** A metadata document has a path; what has none is called by its site. */
function isSite(client: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/i.test(client);
}
