import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Writes the list of public suffixes that tldts carries, 21 000 small numbers beside one long text, as strings of runs
 * that are read back when it is loaded: a quarter less to parse in every door of the extension, in the same time.
 */
export function compactSuffixList(): Plugin {
  return {
    name: 'compact-suffix-list',
    transform: {
      filter: { id: /[\\/]tldts[\\/]dist[\\/]es6[\\/]src[\\/]data[\\/]trie\.js$/ },
      async handler(_, id) {
        return { code: compacted((await import(pathToFileURL(id).href)) as object), map: null };
      },
    },
  };
}

/** A module of the same constants, whose typed arrays are written as strings. Throws on what no character can stand for. */
export function compacted(constants: object): string {
  const written = Object.entries(constants).map(
    ([name, value]) => `export const ${name} = /*#__PURE__*/ ${literal(name, value)};`,
  );
  return [reader, ...written].join('\n');
}

/** The first character that JSON need not escape and that is no quote: zero stands there. */
const zero = 35;
/** Beyond it a character is half of another. */
const last = 0xd7ff;

const reader = `function read(type, length, runs) {
  const numbers = new type(length);
  for (let at = 0, end = 0; at < runs.length; at += 2)
    numbers.fill(runs.charCodeAt(at) - ${zero}, end, (end += runs.charCodeAt(at + 1) - ${zero}));
  return numbers;
}`;

function literal(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return `(${JSON.stringify(value)})`;
  if (!(value instanceof Uint8Array || value instanceof Uint16Array))
    throw new TypeError(
      `${name} of tldts is neither text nor small numbers: see build/compact-suffix-list.ts.`,
    );
  const written = runsOf([...value])
    .flat()
    .map((number) => {
      if (zero + number > last)
        throw new RangeError(`${name} of tldts holds ${number}: write it another way.`);
      return String.fromCharCode(zero + number);
    });
  return `read(${value.constructor.name}, ${value.length}, ${JSON.stringify(written.join(''))})`;
}

/** Equal numbers in a row as one of them and how many they are. */
function runsOf(numbers: readonly number[]): readonly (readonly [number: number, times: number])[] {
  const ends = numbers.flatMap((number, at) => (number === numbers[at + 1] ? [] : [at + 1]));
  return ends.map((end, at) => [numbers[end - 1]!, end - (ends[at - 1] ?? 0)]);
}
