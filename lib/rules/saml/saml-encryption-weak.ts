import { samlDeliveries } from '../../facts/saml/deliveries.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion is encrypted in an outdated way',
  why: 'RSA with PKCS #1 1.5 and the CBC modes can be opened by asking the receiver often enough what it makes of changed copies.',
  fix: 'Encrypt with AES-GCM, and its key with RSA-OAEP.',
  references: ['saml-core#6', 'saml-core#2.3.4'],
  examples: {
    fires: 'EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-1_5"',
    passes: 'xmlenc11#aes256-gcm with xmlenc#rsa-oaep-mgf1p, whatever its digest',
  },
};

/** The encryption of an assertion is known to leak. */
export default remark({
  id: 'saml-encryption-weak',
  severity: 'low',
  owner: 'authorization_server',
  needs: [samlDeliveries],
  inspect({ of }) {
    const encrypted = of(samlDeliveries).flatMap(({ answer: { document, message } }) => {
      const algorithms = document.encryptedAssertions > 0 ? algorithmsIn(document.xml) : [];
      return algorithms.length > 0 ? [{ algorithms, message }] : [];
    });
    if (encrypted.length === 0) return 'not applicable';
    return encrypted.flatMap(({ algorithms, message }) => {
      const weak = [...new Set(algorithms.filter((one) => old.test(one)))];
      if (weak.length === 0) return [];
      return [
        {
          confidence: 'certain' as const,
          detail: `The assertion is encrypted with ${weak.map(lastPart).join(' and ')}.`,
          evidence: [message],
        },
      ];
    });
  },
});

/** XML Encryption §5.2, §5.5.1. */
const old = /#(?:rsa-1_5|tripledes-cbc|aes(?:128|192|256)-cbc)$/;

/** Of content and key; digests of OAEP have an element of their own. */
function algorithmsIn(xml: string): readonly string[] {
  return [
    ...xml.matchAll(
      /<(?:[\w.-]{1,40}:)?EncryptionMethod\b[^>]{0,400}?\bAlgorithm\s*=\s*["']([^"'>]{1,200})["']/g,
    ),
  ].map(([, algorithm = '']) => algorithm);
}

function lastPart(algorithm: string): string {
  return algorithm.slice(algorithm.lastIndexOf('#') + 1);
}
