import { createContext } from 'preact';
import type { GlossaryKey } from '../../lib/explain/glossary.ts';

/** Opens the glossary, at an entry or at its beginning. */
export type OpenGlossary = (at?: GlossaryKey) => void;

/** How a word opens the glossary; `undefined` where there is none, and words are only words. */
export const GlossaryContext = createContext<OpenGlossary | undefined>(undefined);
