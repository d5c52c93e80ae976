import { createContext } from 'preact';
import type { ExampleId } from '../../lib/telling/examples.ts';

/** Shows a recorded login that comes with the extension, as if its file had been opened. */
export type OpenExample = (id: ExampleId) => void;

/** How an example is opened; `undefined` where there is no room for one, as in the popup. */
export const ExamplesContext = createContext<OpenExample | undefined>(undefined);
