/** The same object without the members that are `undefined`, so that it equals itself after a trip through JSON. */
export function onlyDefined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
