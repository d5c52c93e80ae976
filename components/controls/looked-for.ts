import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The words that are looked for, in lower case. */
export const LookedForContext = createContext<readonly string[]>([]);

/** Tells whether a text, or JSON, has what is looked for: it is not folded away then. */
export function useIsLookedFor(): (value: unknown) => boolean {
  const words = useContext(LookedForContext);
  return (value) => {
    if (words.length === 0) return false;
    const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toLowerCase();
    return words.some((word) => text.includes(word));
  };
}
