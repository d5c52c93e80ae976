/** Characters of an answer's text. More no model reads well, and clients cut it themselves. */
export const mostText = 60_000;
/** Characters of a value in an answer's data. */
const mostValue = 1000;

/** A text that fits, cut at the end of a line, with a sentence on what was left out. */
export function cutText(text: string): string {
  if (text.length <= mostText) return text;
  const end = text.lastIndexOf('\n', mostText);
  const kept = text.slice(0, end > mostText / 2 ? end : mostText);
  return `${kept}\n… ${text.length - kept.length} more characters were left out. Ask for one flow, or for one step of it.\n`;
}

/** Data with its long texts cut. */
export function cutValues<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'string' && value.length > mostValue
        ? `${value.slice(0, mostValue)}… (${value.length} characters)`
        : value,
    ),
  ) as T;
}

/** The first of a list, and how many were left out. */
export function firstOf<T>(
  list: readonly T[],
  most: number,
): { readonly first: readonly T[]; readonly leftOut: number } {
  return { first: list.slice(0, most), leftOut: Math.max(0, list.length - most) };
}
