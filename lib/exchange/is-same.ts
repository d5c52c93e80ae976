/**
 * Whether two values of plain data, as JSON or a message between pages carries them, say the same: members in any order, and `undefined`
 * for one that is not there. Linear in the smaller one.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ofA, ofB] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  for (const [name, value] of ofA) {
    if (!isSame(value, ofB.get(name))) return false;
    ofB.delete(name);
  }
  return [...ofB.values()].every((value) => value === undefined);
}
