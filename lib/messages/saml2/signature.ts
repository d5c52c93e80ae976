import { childrenOf, elementAt, textOf, type XmlElement } from '../../exchange/xml.ts';
import { xmlSignature } from './namespaces.ts';

/** That an element is signed, and how; whether the signature is right is for its receiver to decide. */
export type SamlSignature = {
  /** Algorithm identifiers as they are written; `undefined` where none is. */
  readonly algorithm: string | undefined;
  readonly digest: string | undefined;
  /** The signer's certificates where the signature brings them along: base64 of their DER, without white space. XML Signature §4.5.4. */
  readonly certificates: readonly string[];
};

/** The enveloped signature of a message or an assertion; `undefined` when it has none of its own. SAML Core §5.4. */
export function signatureOf(element: XmlElement): SamlSignature | undefined {
  const signature = childrenOf(element, 'Signature').find(({ namespace }) => namespace === xmlSignature);
  if (!signature) return undefined;
  const signed = elementAt(signature, 'SignedInfo');
  return {
    algorithm: elementAt(signed, 'SignatureMethod')?.attributes['Algorithm'],
    digest: elementAt(signed, 'Reference', 'DigestMethod')?.attributes['Algorithm'],
    certificates: certificatesIn(elementAt(signature, 'KeyInfo')),
  };
}

/** The certificates of a `KeyInfo`, as one compares them: without the white space that each writer lays out in its own way. */
export function certificatesIn(keyInfo: XmlElement | undefined): readonly string[] {
  return childrenOf(keyInfo, 'X509Data').flatMap((data) =>
    childrenOf(data, 'X509Certificate').flatMap((one) => textOf(one)?.replace(/\s+/g, '') ?? []),
  );
}
