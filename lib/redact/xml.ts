import { unpackXml, packXml } from '../exchange/packed-xml.ts';
import { parseXml, type XmlElement } from '../exchange/xml.ts';
import { writeXml } from '../exchange/write-xml.ts';
import { deepest, type Context } from './context.ts';
import { isPlaceholder } from './placeholders.ts';
import { isTicket } from './references.ts';
import { looksRandom } from './shapes.ts';
import { isAttributeName } from './attribute-names.ts';
import { hasKnownVocabulary, secrecyOfAttribute, secrecyOfText } from './xml-secrecy.ts';

/**
 * A document of SAML, WS-Trust or CAS that still reads: elements, ids, times, addresses and status stay, what is said about a person and
 * what proves it is masked, and it is packed again as it came. Comments and processing instructions go. `undefined` for anything else.
 */
export function redactXml(context: Context, value: string, depth: number): string | undefined {
  const packed = depth > deepest ? undefined : unpackXml(value);
  const root = packed && parseXml(packed.text);
  if (!packed || !root || !hasKnownVocabulary(root)) return undefined;
  return packXml({ text: writeXml(redactElement(context, root)), packing: packed.packing });
}

/**
 * How deep elements may stand is bounded where documents are read.
 * @param said the kind of what an attribute says of the person
 */
function redactElement(
  context: Context,
  element: XmlElement,
  said = 'attribute',
  isDetail = false,
): XmlElement {
  const attributes = Object.entries(element.attributes).map(([name, value]) => {
    return [redactTag(context, name), redacted(context, secrecyOfAttribute(element.local, name), value)];
  });
  const isInDetail = isDetail || element.local === 'StatusDetail';
  const secrecy = isInDetail ? 'detail' : secrecyOfText(element.local);
  const kind = element.local === 'Attribute' ? kindOfAttribute(element, said) : said;
  return {
    ...element,
    name: redactTag(context, element.name),
    attributes: Object.fromEntries(attributes) as Readonly<Record<string, string>>,
    children: element.children.map((child) =>
      typeof child === 'string'
        ? redactText(context, secrecy === 'attribute' ? kind : secrecy, child)
        : redactElement(context, child, kind, isInDetail),
    ),
  };
}

/**
 * What an attribute’s values are. People’s names are quoted in prose, so they are looked for there. Entra’s tenant and provider are public,
 * and stand in every address of theirs, as `tid` and `idp` of its tokens are.
 */
function kindOfAttribute({ attributes }: XmlElement, said: string): string {
  const names = [attributes['FriendlyName'], attributes['AttributeName'], attributes['Name']].join(' ');
  if (/\/identity\/claims\/(?:tenantid|identityprovider)(?:$| )/i.test(names)) return 'safe';
  const isPerson = /(?:^|[/ ])(?:cn|sn|(?:display|given|sur|full|first|last|family)?_?name)(?:$| )/i.test(
    names,
  );
  return isPerson ? 'name' : said;
}

/** Names are the vocabulary's; what is no name of anybody's goes. */
function redactTag(context: Context, name: string): string {
  return context.hunt(name) === name && name.length <= 60 && !looksRandom(name)
    ? name
    : context.placeholders.one('member', name);
}

/** White space around a value is the layout's, not the value's. */
function redactText(context: Context, secrecy: string, text: string): string {
  const bare = text.trim();
  return bare === '' ? text : text.replace(bare, () => redacted(context, secrecy, bare));
}

/** A value by what its element or attribute says; one that nobody knows is masked as an unknown parameter is. */
function redacted(context: Context, secrecy: string, value: string): string {
  if (value === '' || isPlaceholder(value)) return value;
  switch (secrecy) {
    case 'safe':
      return context.hunt(value);
    case 'url':
      return value.startsWith('#') ? context.hunt(value) : context.value('issuer', value, 0);
    case 'description':
      return isAddress(value) ? context.url(value, 0) : context.description(value);
    case 'detail':
      if (isCode(value)) return context.hunt(value);
      return isProse(value) || context.known.isSafe(value)
        ? context.description(value, 'default')
        : context.placeholders.one('detail', value);
    case 'named':
      return isAddress(value) ? context.url(value, 0) : context.name(value);
    case 'label':
      return isAttributeName(value) || context.known.isSafe(value)
        ? context.hunt(value)
        : context.placeholders.one('attribute-name', value);
    case 'qualifier':
      return isAddress(value) || context.known.isSafe(value)
        ? context.value('issuer', value, 0)
        : context.placeholders.one('name-qualifier', value);
    case 'party':
      return isAddress(value) || context.known.isSafe(value)
        ? context.value('issuer', value, 0)
        : mask(context, 'party', value);
    case 'class':
      return context.value('acr', value, 0);
    case 'ticket':
      return isTicket(value)
        ? context.value('ticket', value, 0)
        : context.placeholders.one('session-index', value);
    case 'artifact':
      return context.value('SAMLart', value, 0);
    case 'signature':
    case 'cipher':
      return context.placeholders.one(secrecy, value);
    case 'certificate':
      // Each writer breaks its lines elsewhere: one certificate stays one.
      return mask(context, secrecy, value.replace(/\s+/g, ''));
    case 'unknown':
      return context.value('unknown', value, 0);
    default:
      return mask(context, secrecy, value);
  }
}

/** Several words; one alone may be anything, packed or not. */
function isProse(value: string): boolean {
  return /\S\s+\S/.test(value);
}

/** `MSIS7065`, `-2146233088`, `0x80041012`: a number that a product gives to a fault. */
function isCode(value: string): boolean {
  return /^(?:[A-Z]{0,8}[-_]?\d{1,10}|0x[\da-f]{1,8})$/i.test(value);
}

function isAddress(value: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]{0,60}:\/\/\S|urn:[\w-]+:)/i.test(value);
}

/** What gives no access by itself stays at level `secrets-only`. */
function mask({ level, placeholders }: Context, kind: string, value: string): string {
  const isEmail = /^[^\s@]{1,64}@[^\s@]{1,250}$/.test(value);
  return level === 'default' ? placeholders.one(isEmail ? 'email' : kind, value) : value;
}
