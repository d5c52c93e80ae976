import { parseXml as parse, XmlElement as ParsedElement, XmlText } from '@rgrove/parse-xml';

/** An element with its namespaces resolved. Comments and processing instructions are left out. */
export type XmlElement = {
  /** As written, with its prefix (`samlp:Response`). */
  readonly name: string;
  /** Without its prefix (`Response`). */
  readonly local: string;
  /** URI of its namespace; `''` for none. */
  readonly namespace: string;
  /** By their names as written, namespace declarations among them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

/** Longest document that is read, in characters. A Response with hundreds of groups has some 100,000. */
export const longestXml = 1_000_000;

/** Deepest nesting that is read. An assertion in a Response in an envelope has some 15 levels. */
const deepestElement = 64;

/**
 * The root element of an XML 1.0 document. `undefined` for what is not well-formed, too long, nested too deeply, or has a document
 * type declaration: no entity but the five predefined ones is ever resolved, nothing is ever fetched. SAML Core §1.3.
 */
export function parseXml(text: string): XmlElement | undefined {
  if (text.length > longestXml || !/^\s*</.test(text) || /<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  if (isDeep(text)) return undefined;
  try {
    const { root } = parse(text);
    return root ? resolved(root, { '': '', xml: 'http://www.w3.org/XML/1998/namespace' }) : undefined;
  } catch {
    return undefined;
  }
}

/** More open tags than are read are behind one another: found before the parser descends into them. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[/!?]?|\/>/g)) {
    if (tag === '<') depth += 1;
    else if (tag === '</' || tag === '/>') depth -= 1;
    if (depth > deepestElement) return true;
  }
  return false;
}

type Namespaces = Readonly<Record<string, string>>;

function resolved(element: ParsedElement, outer: Namespaces): XmlElement {
  const attributes = { ...element.attributes };
  const declared = Object.entries(attributes).flatMap(([name, uri]): [string, string][] =>
    name === 'xmlns' ? [['', uri]] : name.startsWith('xmlns:') ? [[name.slice(6), uri]] : [],
  );
  const namespaces = declared.length > 0 ? { ...outer, ...Object.fromEntries(declared) } : outer;
  const colon = element.name.indexOf(':');
  return {
    name: element.name,
    local: element.name.slice(colon + 1),
    namespace: namespaces[colon < 0 ? '' : element.name.slice(0, colon)] ?? '',
    attributes,
    children: element.children.flatMap((child): (XmlElement | string)[] => {
      if (child instanceof ParsedElement) return [resolved(child, namespaces)];
      return child instanceof XmlText ? [child.text] : [];
    }),
  };
}

/** Child elements, all of them or those of that local name. */
export function childrenOf(element: XmlElement | undefined, local?: string): readonly XmlElement[] {
  const children = element?.children ?? [];
  return children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (!local || child.local === local),
  );
}

/** The element that a path of local names leads to, the first of each; `undefined` where there is none. */
export function elementAt(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((place, local) => childrenOf(place, local)[0], element);
}

/** The elements of that local name at any depth, the element itself among them, in the order of the document. */
export function elementsNamed(element: XmlElement, local: string): readonly XmlElement[] {
  const own = element.local === local ? [element] : [];
  return [...own, ...childrenOf(element).flatMap((child) => elementsNamed(child, local))];
}

/** An element's text without white space around it; `undefined` for none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = element?.children
    .map((child) => (typeof child === 'string' ? child : (textOf(child) ?? '')))
    .join('')
    .trim();
  return text === '' ? undefined : text;
}
