import { isLoopback } from '../../exchange/loopback.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** The response was posted to another address than the site asked for. */
export default cause({
  id: 'saml-acs-differs',
  owner: 'authorization_server',
  title: 'The response was posted to another address than the site asked for',
  signs: 'The address posted to is not the AssertionConsumerServiceURL of the request.',
  against: 'The request named none, or an index.',
  fix: 'Register the address that the site asks for at the identity provider; cookies follow host and scheme.',
  references: ['saml-core#3.4.1'],
  example: 'asked for https://app.example/acs, posted to http://app.example/acs',
  confusedWith: ['saml-destination', 'redirect-scheme-proxy'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ of }) {
    const answer = of(lastSamlAnswer);
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
