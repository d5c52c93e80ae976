import { unpackXml } from '../exchange/packed-xml.ts';
import { childrenOf, parseXml, textOf, type XmlElement } from '../exchange/xml.ts';

/** Elements of one document that are looked at, and attributes of the person that are compared. */
const [mostElements, mostAttributes] = [3000, 200];

/**
 * What decides in a request or an answer of SAML or WS-Federation, by name: whom it is for, from whom, how its person is called and what is
 * said of them, and which parts are signed. `undefined` for what is no such document. SAML Core §2, §3.
 */
export function documentTexts(value: string): Readonly<Record<string, string>> | undefined {
  const packed = unpackXml(value);
  const root = packed && parseXml(packed.text);
  if (!root) return undefined;
  const elements = within(root).slice(0, mostElements);
  const texts = new Map<string, string[]>();
  const add = (name: string, text: string | undefined): void => {
    const bare = text?.trim();
    // Flags are false unless they are said. SAML Core §3.4.1.
    if (bare && bare !== 'false') texts.set(name, [...new Set([...(texts.get(name) ?? []), bare])]);
  };
  for (const [name, value] of Object.entries(root.attributes)) if (ofRoot.has(name)) add(name, value);
  for (const element of elements) {
    if (ofText.has(element.local)) add(element.local, textOf(element));
    for (const name of ofElement[element.local] ?? [])
      add(
        element.local === 'StatusCode' ? 'StatusCode' : `${element.local} ${name}`,
        element.attributes[name],
      );
    if (childrenOf(element, 'Signature').length > 0) add('Signed', element.local);
    if (element.local.startsWith('Encrypted')) add('Encrypted', element.local);
  }
  for (const element of elements.filter(({ local }) => local === 'Attribute').slice(0, mostAttributes)) {
    const name = element.attributes['Name'] ?? element.attributes['AttributeName'] ?? '';
    for (const one of childrenOf(element, 'AttributeValue')) add(`attribute ${name}`, textOf(one));
  }
  return Object.fromEntries([...texts].map(([name, list]) => [name, list.join(' ')]));
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

const ofElement: Readonly<Record<string, readonly string[]>> = {
  NameIDPolicy: ['Format', 'AllowCreate'],
  RequestedAuthnContext: ['Comparison'],
  NameID: ['Format'],
  NameIdentifier: ['Format'],
  SubjectConfirmation: ['Method'],
  SubjectConfirmationData: ['Recipient'],
  SignatureMethod: ['Algorithm'],
  StatusCode: ['Value'],
};

function within(element: XmlElement): readonly XmlElement[] {
  const all: XmlElement[] = [element];
  // It grows while it is walked: every element once.
  for (let at = 0; at < all.length && at < mostElements; at += 1) all.push(...childrenOf(all[at]));
  return all;
}
