import { documents, type DocumentId } from '../../lib/spec/documents.ts';
import { filesIn, textOf } from './repository.ts';

/** A section that a file of lib/ cites, by the document's id and the section's number or heading. */
export type Citation = { readonly file: string; readonly document: DocumentId; readonly section: string };

const ids = Object.keys(documents).join('|').replaceAll('.', '\\.');
const quoted = new RegExp(`(['"])(${ids})#((?:(?!\\1).)+)\\1`, 'g');

/** Every section that a file of lib/ cites, in the order of the files; the list of the documents itself cites none. */
export const citations: readonly Citation[] = filesIn(['lib'], '.ts')
  .filter((file) => !file.startsWith('lib/spec/'))
  .flatMap((file) =>
    [...textOf(file).matchAll(quoted)].map(([, , document, section]) => ({
      file,
      document: document as DocumentId,
      section: section!,
    })),
  );
