import { childrenOf, parseXml, type XmlElement } from '../../exchange/xml.ts';
import type { SamlDocument } from '../../messages/saml2/document.ts';
import { assertionNamespaces, samlProtocol, xmlSignature } from '../../messages/saml2/namespaces.ts';
import { signatureOf, type SamlSignature } from '../../messages/saml2/signature.ts';

/**
 * How a signature fails to cover what its receiver would use. `stray`: the assertion that stands where it is read is not signed, and
 * one elsewhere is. SAML Core §5.4.1, §5.4.2, §5.4.4, §1.3.4.
 */
export type ReachFault =
  | { readonly what: 'no reference' | 'several references'; readonly path: string }
  | { readonly what: 'other element'; readonly path: string }
  | { readonly what: 'transform'; readonly path: string; readonly algorithm: string }
  | { readonly what: 'same id'; readonly path: string }
  | { readonly what: 'stray'; readonly path: string };

/** The faults of a response's signatures, in the order of the document. Nothing is verified. */
export function reachFaultsOf(document: Pick<SamlDocument, 'xml'>): readonly ReachFault[] {
  const root = parseXml(document.xml);
  if (!root) return [];
  const places = placesUnder(root, root.local);
  return [
    ...places.flatMap(({ element, path }) => referenceFaults(element, path, element === root)),
    ...sameIds(places),
    ...(isSoundlySigned(root) ? [] : strays(root, places)),
  ];
}

type Place = { readonly element: XmlElement; readonly path: string };

const readable: ReadonlySet<string> = new Set([samlProtocol, ...assertionNamespaces]);

/** Elements of messages and assertions, those inside signatures too: an `Object` can hold an assertion. */
function placesUnder(element: XmlElement, path: string): readonly Place[] {
  const own = readable.has(element.namespace) ? [{ element, path }] : [];
  return [...own, ...childrenOf(element).flatMap((child) => placesUnder(child, `${path}/${child.local}`))];
}

function referenceFaults(element: XmlElement, path: string, isRoot: boolean): readonly ReachFault[] {
  const signature = signatureOf(element);
  if (!signature) return [];
  const [reference, ...more] = signature.references;
  if (!reference) return [{ what: 'no reference', path }];
  if (more.length > 0) return [{ what: 'several references', path }];
  const transforms = reference.transforms.filter((one) => !transformsAllowed.has(one));
  return [
    ...(coversParent(signature, element, isRoot) ? [] : [{ what: 'other element', path } as const]),
    ...transforms.slice(0, 1).map((algorithm) => ({ what: 'transform', path, algorithm }) as const),
  ];
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const transformsAllowed: ReadonlySet<string> = new Set([
  `${xmlSignature}enveloped-signature`,
  exclusive,
  `${exclusive}WithComments`,
]);

/** Canonicalization of another kind: not what the standard allows, and no way to hide anything. */
export function isCanonicalization(algorithm: string): boolean {
  return /\/(?:REC-xml-c14n-\d+|xml-c14n11)(?:#WithComments)?$/.test(algorithm.replace(/#$/, ''));
}

function coversParent({ references }: SamlSignature, element: XmlElement, isRoot: boolean): boolean {
  const uri = references[0]?.uri ?? '';
  if (uri === '') return isRoot;
  const id = element.attributes['ID'] ?? element.attributes['AssertionID'];
  return id !== undefined && uri === `#${id}`;
}

function isSoundlySigned(element: XmlElement): boolean {
  const signature = signatureOf(element);
  return signature !== undefined && coversParent(signature, element, true);
}

function sameIds(places: readonly Place[]): readonly ReachFault[] {
  const seen = new Set<string>();
  return places.flatMap(({ element, path }): ReachFault[] => {
    const id = element.attributes['ID'];
    if (id === undefined) return [];
    if (seen.has(id)) return [{ what: 'same id', path }];
    seen.add(id);
    return [];
  });
}

/** An assertion where it is read has no signature, and another has: what was signed is not what would be used. */
function strays(root: XmlElement, places: readonly Place[]): readonly ReachFault[] {
  if (childrenOf(root, 'Assertion').every(signatureOf)) return [];
  const signed = places.find(({ element }) => element.local === 'Assertion' && signatureOf(element));
  return signed ? [{ what: 'stray', path: signed.path }] : [];
}
