import type { Exchange } from '../../exchange/exchange.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { oddRedirectUri } from '../../facts/client/odd-redirect-uri.ts';
import { differingWords } from '../../facts/difference-words.ts';
import type { Ending } from '../../facts/ending.ts';
import { refusingPageOf } from '../../facts/pages/refusing-page.ts';
import { saidBy } from '../../facts/said/said.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { laterErrorPageOf } from '../../flows/error-page.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** The response was posted to another address than the site asked for. */
export default cause({
  id: 'saml-acs-differs',
  owner: 'authorization_server',
  title: 'The response goes to another address than the site asked for, or to none',
  signs:
    'The address posted to is not the AssertionConsumerServiceURL of the request; or the provider says that it has no endpoint of the site to answer at, and the request names one.',
  against: 'The request named none, or an index.',
  fix: 'Register the address that the site asks for at the identity provider; cookies follow host and scheme.',
  references: ['saml-core#3.4.1'],
  example: 'asked for https://app.example/acs, posted to http://app.example/acs',
  confusedWith: ['saml-destination', 'redirect-scheme-proxy'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ of, flow, ending, errorPage }) {
    const answer = of(lastSamlAnswer);
    if (!answer) return unknownAddress(flow, ending, errorPage?.message.exchange);
    const found = answer?.consumer;
    // An error may be shown by the provider’s own page, and went to no site.
    if (found?.verdict !== 'differs' || answer?.refusal) return undefined;
    const { expected, found: got, parts } = found;
    const inside = isInside(expected.value, got.value);
    const draft = ofDifference(
      found,
      `The site asked for the response at ${expected.value} and got it at ${got.value}: ${differingWords(parts)}.${inside ? ` It runs behind ${new URL(got.value).origin} and does not know that address: a proxy ends TLS there, and the site takes itself to be at ${new URL(expected.value).origin}.` : ''}`,
    );
    return inside ? { ...draft, owner: 'client', fix: insideFix } : draft;
  },
});

/** The provider answers nowhere, and says so: the address that the request names is not among those that it has of the site. */
function unknownAddress(
  flow: Flow,
  { outcome }: Ending,
  refused: Exchange | undefined,
): CauseDraft | undefined {
  const request = messagesOf(flow, 'saml_authn_request').at(-1);
  const page = refusingPageOf(flow) ?? laterErrorPageOf(flow)?.page.exchange ?? refused;
  if (!request || !page || outcome !== 'failed') return undefined;
  const said = saidBy(page);
  const known = said?.phrases.find(({ phrase: { cause: settled } }) => settled === 'saml-acs-differs');
  const asked = request.returnAddress;
  if (!known || asked === undefined) return undefined;
  const odd = oddRedirectUri(asked, flow);
  return {
    at: request,
    owner: 'client',
    why: `${hostOf(page.url)} does not know the address to which it is to send its response: the site’s request asks for ${asked} (AssertionConsumerServiceURL).${odd ? ` ${odd.what}` : ''} ${quoteSentence({ host: hostOf(page.url), text: known.words.text })}`,
    fix: odd
      ? `${odd.fix} Until then the identity provider may take this address too (an AssertionConsumerService of the site’s metadata there).`
      : `Compare that address letter by letter, scheme, host and slashes included, with each AssertionConsumerService of the site’s metadata at the identity provider: let it load them anew, or let the site ask for the one that is there. Cookies and the password are not at fault, whatever else the page says.`,
    proof: 'phrase',
    confidence: odd ? 'certain' : 'firm',
    evidence: [request],
  };
}

const insideFix =
  'Leave the identity provider as it is, and let the site know its outside address: the proxy passes scheme, host and port on (X-Forwarded-Proto, -Host, -Port) and the site trusts them, or its base URL is configured (Spring Boot: server.forward-headers-strategy=framework; Django: SECURE_PROXY_SSL_HEADER; Express: trust proxy; PHP toolkits: the base URL).';

/** A site behind a proxy that ends TLS asks for the address under which that one reaches it. */
function isInside(asked: string, got: string): boolean {
  if (!URL.canParse(asked) || !URL.canParse(got)) return false;
  const [own, outer] = [new URL(asked), new URL(got)];
  if (own.protocol !== 'http:' || outer.protocol !== 'https:' || isLoopback(got)) return false;
  return own.hostname === outer.hostname || isLoopback(asked) || isNetworkName(own.hostname);
}

/** A name or number that nothing outside a network knows. RFC 1918 §3; RFC 6762 §3. */
function isNetworkName(host: string): boolean {
  return (
    !/[.:]/.test(host) ||
    /\.(?:internal|local|lan|svc)$/i.test(host) ||
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host)
  );
}
