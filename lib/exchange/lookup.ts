/** The table's own entry of that name; `undefined` for any other name, those of `Object.prototype` included. */
export function lookup<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
