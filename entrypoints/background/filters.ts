import { tellingWords } from '../../lib/messages/telling-address.ts';
import type { RequestFilter } from './tab-listeners.ts';

/** Kinds of request by their browser's names, of which each browser has some that the other has not. */
type Kind = string;

/** What a page shows and runs, nearly all of what is loaded. */
const parts: ReadonlySet<Kind> = new Set(['stylesheet', 'script', 'image', 'imageset', 'font', 'media']);

/** Navigations, and what a browser fetches because somebody might navigate there: it calls it `other`. */
const navigations: ReadonlySet<Kind> = new Set(['main_frame', 'sub_frame', 'other']);

/** What is listened to from the first line of the script on, and so wakes a stopped worker. */
export type Filters<Type extends string> = {
  /** What happens seldom: all of it. */
  readonly rare: RequestFilter<Type>;
  /** Whatever the address: logins begin there, and every cookie that one may need is set or sent there. */
  readonly navigations: RequestFilter<Type>;
  /** All else where the address sounds like a login, whose first request nobody could announce. */
  readonly telling: RequestFilter<Type>;
  /** What the tabs of logins are heard of beside that: all kinds of request but navigations, … */
  readonly others: Type[];
  /** … and with their headers those that scripts send, which a page's parts are not. */
  readonly sent: Type[];
};

/** @param kinds those that the browser knows: it refuses others */
export function filtersFor<Type extends string>(kinds: readonly Type[]): Filters<Type> {
  const isNavigation = (kind: Kind): boolean => navigations.has(kind);
  const isPart = (kind: Kind): boolean => parts.has(kind);
  const everywhere = ['<all_urls>'];
  const others = kinds.filter((kind) => !isNavigation(kind));
  return {
    rare: { urls: everywhere },
    navigations: { urls: everywhere, types: kinds.filter(isNavigation) },
    telling: { urls: tellingWords.flatMap(patternsOf), types: others },
    others,
    sent: others.filter((kind) => !isPart(kind)),
  };
}

/** In a match pattern the first slash behind the host must be written. */
function patternsOf(word: string): readonly string[] {
  const anywhere = `*://*/*${word}*`;
  return word.startsWith('/') ? [anywhere, `*://*${word}*`] : [anywhere];
}
