import { createContext } from 'preact';

/** Asks for a file, and compares the likeliest login of it with this one. */
export type CompareWithFile = (flowKey: string) => void;

/** How that is done; `undefined` where no file can be opened. */
export const CompareFileContext = createContext<CompareWithFile | undefined>(undefined);
