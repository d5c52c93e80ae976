import type { Plugin } from 'vite';
import { emptied } from './without-details.ts';

/**
 * For pages and the reader, where nobody asks for the catalogue: leaves out what only `docs/` and the command line tell of causes and
 * rules, what proves them, what speaks against them, examples and what they are taken for.
 */
export function withoutCatalogue(): Plugin {
  return {
    name: 'without-catalogue',
    transform: {
      filter: { id: /[\\/]lib[\\/](?:causes|rules)[\\/].*\.ts$/ },
      handler(code, id) {
        const names = /[\\/]causes[\\/]/.test(id) ? ofCauses : ofRules;
        return { code: emptied(code, this.parse(code) as unknown as Program, names), map: null };
      },
    },
  };
}

type Program = Parameters<typeof emptied>[1];

/** By the members of a cause’s and a rule’s definition (lib/causes/cause.ts, lib/rules/rule.ts). */
export const ofCauses: ReadonlySet<string> = new Set(['signs', 'against', 'example', 'confusedWith']);
export const ofRules: ReadonlySet<string> = new Set(['examples']);
