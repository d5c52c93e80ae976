import { parseXml, type XmlElement } from './xml.ts';

/** The element as text, on one line unless its own text has line breaks. */
export function writeXml(element: XmlElement): string {
  const { name, children } = element;
  if (children.length === 0) return `<${startOf(element)}/>`;
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : writeXml(child)));
  return `<${startOf(element)}>${inside.join('')}</${name}>`;
}

/** A document laid out to be read: an element a line, two spaces a level. `undefined` for what {@link parseXml} refuses. */
export function prettyXml(text: string): string | undefined {
  const root = parseXml(text);
  return root && laidOut(root, '');
}

function laidOut(element: XmlElement, indent: string): string {
  const inner = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  if (inner.length === 0 || inner.some((child) => typeof child === 'string'))
    return indent + writeXml({ ...element, children: inner });
  const lines = inner.map((child) => laidOut(child as XmlElement, `${indent}  `));
  return [`${indent}<${startOf(element)}>`, ...lines, `${indent}</${element.name}>`].join('\n');
}

function startOf({ name, attributes }: XmlElement): string {
  return [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${quoted(value)}"`)].join(' ');
}

function escaped(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => entities[char]!);
}

function quoted(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (char) => entities[char]!);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
