/** A piece of a value; `differs` where the other value has something else at that place. */
export type ValuePiece = { readonly text: string; readonly differs: boolean };

/** Characters kept of what two long values share, on either side of what differs. */
const context = 48;

/**
 * Two values as pieces, so that what differs can be marked: the same beginning, what differs, the same end. Pieces may be empty in one
 * of them and are then left out; of what both share, only the ends next to the difference are kept where it is long, with “…” for the
 * rest.
 */
export function markedDifference(
  a: string,
  b: string,
): readonly [readonly ValuePiece[], readonly ValuePiece[]] {
  const start = sharedLength(a, b, (text, at) => text.codePointAt(at));
  const longest = Math.min(a.length, b.length) - start;
  const end = Math.min(
    longest,
    sharedLength(a, b, (text, at) => text.charCodeAt(text.length - 1 - at)),
  );
  return [pieces(a, start, end), pieces(b, start, end)];
}

function sharedLength(a: string, b: string, at: (text: string, place: number) => number | undefined): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length += 1;
  return length;
}

function pieces(value: string, start: number, end: number): readonly ValuePiece[] {
  const before = value.slice(0, start);
  const after = value.slice(value.length - end);
  const all: readonly ValuePiece[] = [
    { text: before.length > context ? `…${before.slice(-context)}` : before, differs: false },
    { text: value.slice(start, value.length - end), differs: true },
    { text: after.length > context ? `${after.slice(0, context)}…` : after, differs: false },
  ];
  return all.filter(({ text }) => text !== '');
}
