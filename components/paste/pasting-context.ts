import { createContext } from 'preact';
import type { Pasting } from '../state/pasting.ts';

/** How what was pasted is explained; `undefined` where nothing can be. */
export const PastingContext = createContext<Pasting | undefined>(undefined);
