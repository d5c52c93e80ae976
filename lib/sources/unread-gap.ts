/** How many entries of a file could not be read, as a sentence. */
export function unreadGap(skipped: number): string {
  return skipped === 1
    ? '1 entry of the file could not be read.'
    : `${skipped} entries of the file could not be read.`;
}
