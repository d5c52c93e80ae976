/** A JSON object as it came off the wire: any member may be absent or of another type. */
export type JsonObject = { readonly [member: string]: unknown };

/** The JSON object in `text`, or `undefined` when it is not JSON or not an object. Never throws. */
export function parseJsonObject(text: string | undefined): JsonObject | undefined {
  if (!text) return undefined;
  const start = text.trimStart();
  if (!start.startsWith('{')) return undefined;
  try {
    return asObject(JSON.parse(start));
  } catch {
    return undefined;
  }
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

/** The strings of `value` when it is a list, else `undefined`. */
export function asTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}
