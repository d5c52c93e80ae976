/** A piece of a value; `differs` where the other value has something else at that place. */
export type ValuePiece = { readonly text: string; readonly differs: boolean };

/** Characters kept of what two long values share, on either side of what differs. */
const context = 48;

type Marked = readonly [readonly ValuePiece[], readonly ValuePiece[]];

/**
 * Two values as pieces, so that what differs can be marked: the same beginning, what differs, the same end. Pieces may be empty in one
 * of them and are then left out; of what both share, only the ends next to the difference are kept where it is long, with “…” for the
 * rest. Two addresses that differ in several parts (host, path, query) are marked in each.
 */
export function markedDifference(a: string, b: string): Marked {
  const [one, other] = [partsOf(a), partsOf(b)];
  const differing = one?.filter((part, at) => part !== other?.[at]).length ?? 0;
  if (!one || !other || differing < 2) return markedText(a, b);
  const marked = one.map((part, at) => markedText(part, other[at] ?? ''));
  return [joined(marked.flatMap(([left]) => left)), joined(marked.flatMap(([, right]) => right))];
}

/** Scheme and host, path, and the rest of an address; `undefined` for what is none. */
function partsOf(address: string): readonly string[] | undefined {
  return /^([a-z][\w+.-]*:\/\/[^/?#]*)([^?#]*)([^]*)$/i.exec(address)?.slice(1);
}

/** Neighbours of one kind become one piece. */
function joined(all: readonly ValuePiece[]): readonly ValuePiece[] {
  const out: ValuePiece[] = [];
  for (const piece of all) {
    const last = out.at(-1);
    if (last?.differs === piece.differs) out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

function markedText(a: string, b: string): Marked {
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
