import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import { ExampleList } from './ExampleList.tsx';

/** What more is shown to an entry of the glossary. */
export function BesideEntry({ entry }: { entry: GlossaryKey }) {
  return entry === 'example' ? <ExampleList /> : null;
}
