/** The names most like a word, the most like first; those that are not alike at all are left out. */
export function nearest(word: string, names: Iterable<string>, most = 5): readonly string[] {
  const wanted = plain(word);
  if (wanted.length < 2) return [];
  const scored = [...new Set(names)].flatMap((name) => {
    const other = plain(name);
    const isPart =
      wanted.length > 2 && (other.includes(wanted) || (other.length > 3 && wanted.includes(other)));
    const written = distanceOf(wanted, other);
    const distance = isPart ? Math.min(written, 1.5) : written;
    return isPart || distance <= Math.max(1, Math.floor(wanted.length / 3))
      ? [{ name, distance, spelling: distanceOf(word, name) }]
      : [];
  });
  return scored
    .sort((a, b) => a.distance - b.distance || a.spelling - b.spelling || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_\s.:]/g, '');
}

/** Levenshtein's: how many letters must be put in, taken out or changed. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
