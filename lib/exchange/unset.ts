/** What languages write for a variable that holds nothing, as the source of a regular expression: part of a longer one. */
export const unsetWords = String.raw`undefined|null|none|nil|nan|\[object \w{1,40}\]`;

const unset = new RegExp(`^(?:${unsetWords})$`, 'i');

/** True for a value that a program wrote where it had none: `undefined`, `None`, `[object Object]`. An empty text is none of them. */
export function isUnset(value: string): boolean {
  return unset.test(value);
}
