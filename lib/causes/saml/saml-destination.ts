import { endpointOf } from '../../exchange/parameters.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { QuotedPair } from '../../facts/saml/quoted-pair.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { besides, ofDifference } from '../from-comparison.ts';

/** The response is addressed to another address than it was posted to. */
export default cause({
  id: 'saml-destination',
  owner: 'client',
  title: 'The response is addressed to another address than it was posted to',
  signs:
    'Destination of the Response is not the address it was posted to, and the site did not let the person in.',
  against: 'The same address in another spelling; an empty Destination; a response that brings an error.',
  fix: 'Register the site’s outside address at the identity provider and let the site know it: forwarded scheme, host and port, or its base URL.',
  references: ['saml-core#3.2.2', 'saml-bindings#3.5.5.2'],
  example: 'Destination http://app.example/acs, posted to https://app.example/acs',
  confusedWith: ['callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page', 'saml-acs-differs'],
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const facts = of(lastSamlAnswer);
    const own = facts?.quoted?.about === 'destination' ? facts.quoted.comparison : undefined;
    if (own) return ofQuoted(own);
    const found = facts?.destination;
    // With an error there is nothing in it that a site would refuse: the provider did.
    if (found?.verdict !== 'differs' || facts?.refusal) return undefined;
    const { expected, found: got, parts } = found;
    return ofDifference(
      found,
      `The response is addressed to ${got.value} and was posted to ${expected.value}: ${differingWords(parts)}, and a site that compares them refuses it.`,
    );
  },
});

/** What the site says of itself proves it: it takes itself to be elsewhere. */
function ofQuoted({ expected, found: got, parts }: QuotedPair['comparison']): CauseDraft {
  const isPostedThere = endpointOf(got.message.url) === got.value;
  return {
    at: got.message,
    why: `The response is addressed to ${got.value}${isPostedThere ? ' and was posted there' : ''}, and the site says that it takes itself to be at ${expected.value}: ${differingWords(parts)}.`,
    fix: expected.value.includes('/Shibboleth.sso/') ? shibbolethFix : outsideFix,
    proof: 'comparison',
    confidence: 'certain',
    evidence: [got.message],
    compared: [besides(expected, got)],
  };
}

const outsideFix =
  'Let the site know its outside address: the proxy must pass scheme, host and port on (X-Forwarded-Proto, -Host, -Port) and the site trust them, or configure its base URL.';

const shibbolethFix =
  'Shibboleth takes scheme, host and port from the web server. Apache: give each name of the site a virtual host with its own ServerName and UseCanonicalName On, behind a proxy with scheme and port (ServerName https://…:443); IIS: <Site> in shibboleth2.xml with name, scheme and port. Or let all logins begin at the one name that it knows.';
