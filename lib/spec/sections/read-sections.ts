import type { DocumentId } from '../documents.ts';

/**
 * How the titles of a document's sections came here: `opened` from its own text (that of the pinned revision, for a draft), `draft` from
 * a draft of it, mostly the last, `copied` from copies of its contents that others keep, `quoted` from what others quote of it, `unopened` from memory, and still to be looked up.
 */
export type Reading = 'opened' | 'draft' | 'copied' | 'quoted' | 'unopened';

/** A document's sections that are cited, by number (or by heading, where there are no numbers), with their titles. */
export type ReadDocument = {
  readonly read: Reading;
  /** What is known of its errata, where somebody looked; a sentence. */
  readonly errata?: string;
  readonly titles: Readonly<Record<string, string>>;
};

/** The documents by their ids. */
export type ReadSections = Readonly<Partial<Record<DocumentId, ReadDocument>>>;
