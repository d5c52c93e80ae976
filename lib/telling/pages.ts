/** Pages that a login's tab showed between its steps, in words: `3 pages of the provider`. */
export function pagesWords(host: 'client' | 'provider', count: number): string {
  const whose = host === 'client' ? 'the app' : 'the provider';
  return `${count === 1 ? '1 page' : `${count} pages`} of ${whose}`;
}
