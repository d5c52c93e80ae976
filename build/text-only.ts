import type { Plugin } from 'vite';

/** Preact's one assignment of markup, as its build has it. */
const assignment = /\b(\w+)\.innerHTML=(\w+)\.__html/g;

/**
 * Takes from Preact what `dangerouslySetInnerHTML` does: no page of ours uses it, and without it no string that came over the wire can
 * become markup. It becomes text. Breaks the build off where Preact has it no longer in one place, spelled so.
 */
export function textOnly(): Plugin {
  return {
    name: 'text-only',
    transform: {
      filter: { id: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ },
      handler: (code) => ({ code: withoutMarkup(code), map: null }),
    },
  };
}

/** Preact's code with that one assignment as text. Throws where it is not there once. */
export function withoutMarkup(code: string): string {
  const found = code.match(assignment) ?? [];
  if (found.length !== 1)
    throw new Error(`Preact assigns markup in ${found.length} places: see build/text-only.ts.`);
  return code.replace(assignment, '$1.textContent=$2.__html');
}
