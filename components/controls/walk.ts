/** Where a key leads in a list: the place after or before the one at `at`, its first or its last; `undefined` for other keys. */
export function walkedTo(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
