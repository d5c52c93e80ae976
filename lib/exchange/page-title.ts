import { originOf } from './parameters.ts';

/** Characters of a title that are shown. */
const longest = 80;

/**
 * The title of a page as it is shown beside a login, never kept with one: in one line, of 80 characters at most. Where a browser wrote
 * the address in its place, host and path of that, as what follows may be secret; `undefined` for what is no text, or none.
 */
export function pageTitle(said: unknown): string | undefined {
  if (typeof said !== 'string') return undefined;
  const text = said.slice(0, 4 * longest);
  const line = (isAddress(text) ? placeOf(text) : text).replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  if (line === '') return undefined;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Under what the title of a tab is known, while it shows pages of one origin: what it shows later is called otherwise. */
export function tabTitleKey(tab: number, url: string): string {
  return `${tab} ${originOf(url) ?? ''}`;
}

function isAddress(text: string): boolean {
  return /^(?:[a-z][\w+.-]*:\/\/|(?:about|data|blob|javascript):)/i.test(text);
}

/** `app.example/checkout`; nothing of an address without a host. */
function placeOf(url: string): string {
  if (originOf(url) === null || !URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  return host === '' || pathname === '/' ? host : `${host}${pathname}`;
}
