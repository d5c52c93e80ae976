/** A JSON object as it came off the wire: any member may be absent or of another type. */
export type JsonObject = { readonly [member: string]: unknown };

/** Levels of nesting that are read: no protocol comes near, and what is deeper overflows whoever walks it. */
const deepest = 200;

/** The JSON object in `text`, or `undefined` when it is not JSON, not an object or nested beyond reason. Never throws. */
export function parseJsonObject(text: string | undefined): JsonObject | undefined {
  if (!text) return undefined;
  const start = text.trimStart();
  if (!start.startsWith('{')) return undefined;
  try {
    const object = asObject(JSON.parse(start));
    return start.length <= 2 * deepest || isShallow(object, deepest) ? object : undefined;
  } catch {
    return undefined;
  }
}

/** Any JSON: `undefined` for what is none. Nothing is said of its shape or depth. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}

/** `value` when it is an object and no array, else `undefined`. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** `value` when it is a string that is not empty, else `undefined`. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `value` when it is a number, or a text that reads as one: some servers quote `expires_in`. Else `undefined`. */
export function asNumber(value: unknown): number | undefined {
  const number = asText(value)?.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The strings of `value` when it is a list, else `undefined`. */
export function asTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}

/**
 * `value` as a sentence can quote it: a string as it is, lists and objects by their kind alone. Unlike `String`, it never throws:
 * `{"toString": 1}` has no text.
 */
export function quotable(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return asObject(value) ? 'an object' : String(value);
}
