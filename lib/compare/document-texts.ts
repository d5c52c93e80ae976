import { unpackXml } from '../exchange/packed-xml.ts';
import { childrenOf, parseXml, textOf, type XmlElement } from '../exchange/xml.ts';

/** Elements of one document that are looked at. */
const mostElements = 3000;

/**
 * What decides in a request or an answer of SAML or WS-Federation, by name: whom it is for, from whom, how its person is called and what is
 * said of them, and which parts are signed. `undefined` for what is no such document. SAML Core §2, §3.
 */
export function documentTexts(value: string): Readonly<Record<string, string>> | undefined {
  const packed = unpackXml(value);
  const root = packed && parseXml(packed.text);
  if (!root) return undefined;
  const texts = new Map<string, Set<string>>();
  for (const [name, text] of [...textsOfRoot(root), ...within(root).flatMap(textsOf)]) {
    const bare = text?.trim();
    // Flags are false unless they are said. SAML Core §3.4.1.
    if (!bare || bare === 'false') continue;
    const known = texts.get(name);
    if (known) known.add(bare);
    else texts.set(name, new Set([bare]));
  }
  return Object.fromEntries([...texts].map(([name, list]) => [name, [...list].join(' ')]));
}

type Named = readonly (readonly [name: string, text: string | undefined])[];

function textsOfRoot({ attributes }: XmlElement): Named {
  return Object.entries(attributes).filter(([name]) => ofRoot.has(name));
}

function textsOf(element: XmlElement): Named {
  const { local, attributes } = element;
  if (local === 'Attribute') {
    const name = `attribute ${attributes['Name'] ?? attributes['AttributeName'] ?? ''}`;
    return childrenOf(element, 'AttributeValue').map((one) => [name, textOf(one)]);
  }
  return [
    ...(ofText.has(local) ? [[local, textOf(element)] as const] : []),
    ...(ofElement.get(local) ?? []).map(
      (name) => [local === 'StatusCode' ? local : `${local} ${name}`, attributes[name]] as const,
    ),
    ...(childrenOf(element, 'Signature').length > 0 ? [['Signed', local] as const] : []),
    ...(local.startsWith('Encrypted') ? [['Encrypted', local] as const] : []),
  ];
}

const ofRoot: ReadonlySet<string> = new Set([
  'Destination',
  'AssertionConsumerServiceURL',
  'AssertionConsumerServiceIndex',
  'ProtocolBinding',
  'ForceAuthn',
  'IsPassive',
]);

const ofText: ReadonlySet<string> = new Set(['Issuer', 'Audience', 'AuthnContextClassRef']);

const ofElement: ReadonlyMap<string, readonly string[]> = new Map([
  ['NameIDPolicy', ['Format', 'AllowCreate']],
  ['RequestedAuthnContext', ['Comparison']],
  ['NameID', ['Format']],
  ['NameIdentifier', ['Format']],
  ['SubjectConfirmation', ['Method']],
  ['SubjectConfirmationData', ['Recipient']],
  ['SignatureMethod', ['Algorithm']],
  ['StatusCode', ['Value']],
]);

function within(element: XmlElement): readonly XmlElement[] {
  const all: XmlElement[] = [element];
  // It grows while it is walked: every element once, and never by a spread, which very many would overflow.
  for (let at = 0; at < all.length; at += 1)
    for (const child of childrenOf(all[at])) {
      if (all.length === mostElements) return all;
      all.push(child);
    }
  return all;
}
