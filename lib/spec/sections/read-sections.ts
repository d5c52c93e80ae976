import type { DocumentId } from '../documents.ts';

/**
 * How the titles of a document's sections came here: `opened` from its own text (that of the pinned revision, for a draft), `draft` from
 * a draft of it, mostly the last, `copied` from copies of its contents that others keep, `quoted` from what others quote of it, `unopened` from memory, and still to be looked up.
 */
export type Reading = 'opened' | 'draft' | 'copied' | 'quoted' | 'unopened';

/** Sections that are cited, by the document's id and then by number (or by heading, where there are no numbers), with their titles. */
export type ReadSections = Readonly<
  Partial<Record<DocumentId, { readonly read: Reading; readonly titles: Readonly<Record<string, string>> }>>
>;
