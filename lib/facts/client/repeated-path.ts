/**
 * What a path has twice, in words that follow “it”, as where somebody glued two settings together: a part, two parts in a row, a slash.
 * `undefined` where nothing is. The first 500 characters are read. RFC 3986 §3.3.
 */
export function repeatedIn(path: string): string | undefined {
  const parts = path.slice(0, 500).split('/').slice(1);
  const at = parts.findIndex(
    (part, index) =>
      part.length > 3 &&
      (part === parts[index + 1] ||
        (parts[index + 1] !== undefined && parts[index + 1] !== '' && hasPair(parts, index))),
  );
  if (at >= 0)
    return `has ${parts[at]} in it twice: two settings may have been put together that both have it`;
  const inner = parts.indexOf('');
  return inner >= 0 && inner < parts.length - 1 ? 'has two slashes in a row' : undefined;
}

/** The two parts from here on come again later. */
function hasPair(parts: readonly string[], at: number): boolean {
  return parts.some(
    (part, other) => other > at + 1 && part === parts[at] && parts[other + 1] === parts[at + 1],
  );
}
