import type { Joining } from '../../lib/output/joining.ts';
import { summaryText } from '../../lib/output/text-summary.ts';
import { ansi, plain } from '../../lib/output/text-layout.ts';
import { version } from '../../lib/report/version.ts';
import type { Surroundings } from '../surroundings.ts';
import { nameOf } from './inputs.ts';
import { wholeText, type Read } from './tell.ts';

/** Writes what captures amount to, in the order in which they were given. */
export type Printer = { add(told: Read): void; end(): void };

type Given = Pick<Surroundings, 'write' | 'color' | 'width' | 'tableWidth'> & {
  /** Whether it was one capture that was asked for. */
  readonly isOne: boolean;
  readonly mostFlows: number;
  readonly isVerbose: boolean;
};

/** Text: a few logins in full, many in a table, and after it in full where that was asked for. */
export function textPrinter(given: Given): Printer {
  const { write, color, width, tableWidth = width, isOne, mostFlows, isVerbose } = given;
  const all: Read[] = [];
  return {
    add: (told) => void all.push(told),
    end() {
      const rows = all.flatMap((told) => told.rows);
      const isShort = rows.length > mostFlows;
      if (isShort || (isVerbose && !isOne)) {
        const lead = commonFolder(all.map(({ input }) => input.path)).length;
        const entries = all.reduce((sum, told) => sum + told.entries, 0);
        const named = rows.map((row) => ({ ...row, input: isOne ? null : row.input!.slice(lead) }));
        write(
          summaryText({ rows: named, captures: all.length, entries, version }, { color, width: tableWidth }),
        );
      }
      if (isShort && !isVerbose) {
        write(
          `\nOne login in full: oauth-lens analyze ${isOne ? 'FILE#flow-1' : 'FILE#flow-N'}. All of them: --verbose.\n`,
        );
        return;
      }
      all.forEach(({ input, text }, index) => {
        if (!isOne)
          write(
            `${index > 0 || isShort ? '\n' : ''}${(color ? ansi : plain).bold(`== ${nameOf(input)}`)}\n\n`,
          );
        write(wholeText(text));
      });
    },
  };
}

/** Any other format: each capture as soon as its turn comes. */
export function joinedPrinter(write: (text: string) => void, joining: Joining): Printer {
  return {
    add: ({ input, text }) => write(joining.add({ input: input.path, text: wholeText(text) })),
    end: () => write(joining.end()),
  };
}

/** One capture, as its format writes it. */
export function plainPrinter(write: (text: string) => void): Printer {
  return {
    add({ text }) {
      for (const part of typeof text === 'string' ? [text] : (text ?? [])) write(part);
    },
    end: () => undefined,
  };
}

/** What all paths begin with, up to a folder's end: told of each, it tells nothing. */
function commonFolder([first = '', ...others]: readonly string[]): string {
  const ends = [...first.matchAll(/[\\/]/g)].map(({ index }) => index + 1);
  const end = ends.findLast((at) => others.every((path) => path.startsWith(first.slice(0, at)))) ?? 0;
  return first.slice(0, end);
}
