/** What a word of a search can be limited to: `host:op.example`. */
const searchFields = ['host', 'client', 'rule', 'cause', 'step', 'outcome'] as const;
type SearchField = (typeof searchFields)[number];

/** One word of a search, in lower case. */
export type SearchTerm = {
  /** Where it must stand; `undefined`: anywhere. */
  readonly field: SearchField | undefined;
  readonly text: string;
  /** `-word`: flows that have it are left out. */
  readonly excluded: boolean;
};

/** All of its words must fit; an empty one fits everything. */
export type SearchQuery = readonly SearchTerm[];

/** Reads what somebody typed: words by spaces, `"two words"`, `field:word`, `-word`. Anything can be read. */
export function searchQuery(typed: string): SearchQuery {
  const words = typed.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  return words.flatMap((word) => termOf(word) ?? []);
}

function termOf(word: string): SearchTerm | undefined {
  const [, minus = '', name = '', rest = ''] = /^(-?)(?:([a-z]+):)?(.*)$/is.exec(word) ?? [];
  const field = searchFields.find((one) => one === name.toLowerCase());
  const text = (field ? rest : word.slice(minus.length)).replaceAll('"', '').toLowerCase();
  return text === '' ? undefined : { field, text, excluded: minus !== '' };
}

/** The words that are wanted anywhere: what is marked where it stands. */
export function wantedWords(query: SearchQuery): readonly string[] {
  return query.flatMap(({ field, text, excluded }) => (field || excluded ? [] : [text]));
}
