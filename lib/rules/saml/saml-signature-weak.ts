import { hasShortKey } from '../../facts/saml/keys.ts';
import { samlSignedMessages, type SamlSignedMessage } from '../../facts/saml/signed-messages.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'SAML signature uses an outdated algorithm',
  why: 'Against SHA-1 and MD5 two documents with one digest can be made, short RSA keys can be factored, and a shared key proves nothing to a third party.',
  fix: 'Sign with rsa-sha256 or ecdsa-sha256, digest with sha256, and use RSA keys of 2048 bits or more.',
  references: ['saml-core#5.4.1', 'saml-bindings#3.4.4.1'],
  examples: {
    fires: 'SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"',
    passes: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256; sha1 inside encryption (OAEP)',
  },
};

/** A signature that is there, by an algorithm or a key that nobody should rely on any more. */
export default rule({
  id: 'saml-signature-weak',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [samlSignedMessages],
  inspect({ of }) {
    return of(samlSignedMessages).flatMap(weak);
  },
});

const old = /(?:sha-?1|md5|hmac-[\w-]{1,20}|ripemd\d*)$/i;

function weak({
  message,
  signatures,
  algorithms,
  digests,
  isAnswer,
}: SamlSignedMessage): readonly FindingDraft[] {
  const weakAlgorithms = algorithms.filter((one) => old.test(one));
  const weakDigests = digests.filter((one) => old.test(one));
  const isShort = hasShortKey(signatures, message);
  if (weakAlgorithms.length + weakDigests.length === 0 && !isShort) return [];
  const named = [...new Set([...weakAlgorithms, ...weakDigests])];
  const said = [
    ...(named.length > 0 ? [`The signature uses ${named.join(' and ')}.`] : []),
    ...(isShort ? ['Its RSA key has fewer than 2048 bits.'] : []),
  ];
  const isDigestAlone = weakAlgorithms.length === 0 && !isShort;
  return [
    {
      severity: isAnswer ? (isDigestAlone ? 'low' : 'medium') : 'info',
      confidence: 'certain',
      detail: said.join(' '),
      ...(!isAnswer && message.from === 'client' && { owner: 'client' as const }),
      evidence: [message],
    },
  ];
}
