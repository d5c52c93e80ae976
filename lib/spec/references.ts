import type { SpecDocument } from './document.ts';
import { documents, type DocumentId } from './documents.ts';

/** A place in a specification that a person can open. */
export type Reference = { readonly label: string; readonly url: string };

/** A document (`rfc6749`), or a section of it (`rfc6749#4.1.1`, `rfc6749#A`, `mcp#Authorization Code Protection`). */
export type ReferenceId = DocumentId | `${DocumentId}#${string}`;

/** Every finding and requirement of every flow asks for its own: there are a few hundred. */
const known = new Map<ReferenceId, Reference>();

/**
 * The label and address of a reference. A section whose anchor is not known keeps its number in the label and links the
 * document: a link that opens at the top beats one that opens at the wrong place.
 */
export function reference(id: ReferenceId): Reference {
  const found = known.get(id) ?? look(id);
  known.set(id, found);
  return found;
}

function look(id: ReferenceId): Reference {
  const at = id.indexOf('#');
  const key = (at < 0 ? id : id.slice(0, at)) as DocumentId;
  const document: SpecDocument = documents[key];
  if (at < 0) return { label: document.label, url: document.url };
  const section = id.slice(at + 1);
  const anchor = anchorOf(document, section);
  return {
    label: labelOf(document, section),
    url: anchor === undefined ? document.url : `${document.url}#${anchor}`,
  };
}

/** Several references at once, in the same order. */
export function references(ids: readonly ReferenceId[]): readonly Reference[] {
  return ids.map(reference);
}

function labelOf(document: SpecDocument, section: string): string {
  if (/^\d/.test(section)) return `${document.label} §${section}`;
  return /^[A-Z](\.\d+)*$/.test(section)
    ? `${document.label} appendix ${section}`
    : `${document.label}, ${section}`;
}

function anchorOf(document: SpecDocument, section: string): string | undefined {
  const { anchors, numbered } = document;
  if (anchors && Object.hasOwn(anchors, section)) return anchors[section];
  if (numbered === undefined) return undefined;
  if (/^\d+(\.\d+)*$/.test(section)) return numbered + section;
  return numbered === 'section-' && /^[A-Z](\.\d+)*$/.test(section) ? `appendix-${section}` : undefined;
}
