/** The same object without the members that are `undefined`, so that it equals itself after a trip through JSON. */
export function onlyDefined<T extends object>(fields: T): T {
  const defined: Partial<T> = {};
  for (const name of Object.keys(fields) as (keyof T)[])
    if (fields[name] !== undefined) defined[name] = fields[name];
  return defined as T;
}
