import { childrenOf, elementAt, textOf, type XmlElement } from '../../exchange/xml.ts';
import { xmlSignature } from './namespaces.ts';

/** That an element is signed, and how; whether the signature is right is for its receiver to decide. */
export type SamlSignature = {
  /** Algorithm identifiers as they are written; `undefined` where none is. */
  readonly algorithm: string | undefined;
  readonly digest: string | undefined;
  /** The signer's certificates where the signature brings them along: base64 of their DER, without white space. XML Signature §4.5.4. */
  readonly certificates: readonly string[];
  /** Moduli of RSA keys that it brings along bare, in base64. XML Signature §4.5.2.2. */
  readonly moduli: readonly string[];
  /** What it signs, in order: one reference to the element it stands in, where all is well. SAML Core §5.4.2. */
  readonly references: readonly SignatureReference[];
};

/** One thing that a signature signs. XML Signature §4.4.3. */
export type SignatureReference = {
  /** `#` and an id; empty for the whole document; `undefined` where none is written. */
  readonly uri: string | undefined;
  /** Digest algorithm as written. */
  readonly digest: string | undefined;
  /** Algorithms of what is done to it before it is digested. */
  readonly transforms: readonly string[];
};

/** The enveloped signature of a message or an assertion; `undefined` when it has none of its own. SAML Core §5.4. */
export function signatureOf(element: XmlElement): SamlSignature | undefined {
  const signature = childrenOf(element, 'Signature').find(({ namespace }) => namespace === xmlSignature);
  if (!signature) return undefined;
  const signed = elementAt(signature, 'SignedInfo');
  const keyInfo = elementAt(signature, 'KeyInfo');
  return {
    algorithm: elementAt(signed, 'SignatureMethod')?.attributes['Algorithm'],
    digest: elementAt(signed, 'Reference', 'DigestMethod')?.attributes['Algorithm'],
    certificates: certificatesIn(keyInfo),
    moduli: withoutSpace(elementAt(keyInfo, 'KeyValue', 'RSAKeyValue', 'Modulus')),
    references: childrenOf(signed, 'Reference').map(readReference),
  };
}

function readReference(element: XmlElement): SignatureReference {
  return {
    uri: element.attributes['URI'],
    digest: elementAt(element, 'DigestMethod')?.attributes['Algorithm'],
    transforms: childrenOf(elementAt(element, 'Transforms'), 'Transform').flatMap(
      ({ attributes }) => attributes['Algorithm'] ?? [],
    ),
  };
}

/** The certificates of a `KeyInfo`, as one compares them: without the white space that each writer lays out in its own way. */
export function certificatesIn(keyInfo: XmlElement | undefined): readonly string[] {
  return childrenOf(keyInfo, 'X509Data').flatMap((data) =>
    childrenOf(data, 'X509Certificate').flatMap(withoutSpace),
  );
}

function withoutSpace(element: XmlElement | undefined): readonly string[] {
  const text = textOf(element);
  return text === undefined ? [] : [text.replace(/\s+/g, '')];
}
