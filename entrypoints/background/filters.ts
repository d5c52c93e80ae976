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
  /** Everything that a page's parts are not: seen, and no more than that. */
  readonly wide: RequestFilter<Type>;
  /** All that happens seldom: nothing is told of the rest. */
  readonly rare: RequestFilter<Type>;
  /** Looked at in depth whatever the address: every cookie that a login may need is set or sent there. */
  readonly navigations: RequestFilter<Type>;
  /** Looked at in depth where the address sounds like a login, whose first request nobody could announce. */
  readonly telling: RequestFilter<Type>;
  /** A page's parts by the same words: a message, or a leak, among hundreds of images. */
  readonly tellingParts: RequestFilter<Type>;
  /** What the tabs of logins are heard of beside that: what their scripts send, in depth, … */
  readonly sent: Type[];
  /** … and what their pages load. */
  readonly parts: Type[];
};

/** @param kinds those that the browser knows: it refuses others */
export function filtersFor<Type extends string>(kinds: readonly Type[]): Filters<Type> {
  const isPart = (kind: Kind): boolean => parts.has(kind);
  const isNavigation = (kind: Kind): boolean => navigations.has(kind);
  const everywhere = ['<all_urls>'];
  const telling = tellingWords.flatMap(patternsOf);
  const sent = kinds.filter((kind) => !isPart(kind) && !isNavigation(kind));
  return {
    wide: { urls: everywhere, types: kinds.filter((kind) => !isPart(kind)) },
    rare: { urls: everywhere },
    navigations: { urls: everywhere, types: kinds.filter(isNavigation) },
    telling: { urls: telling, types: kinds.filter((kind) => !isNavigation(kind)) },
    tellingParts: { urls: telling, types: kinds.filter(isPart) },
    sent,
    parts: kinds.filter(isPart),
  };
}

/** In a match pattern the first slash behind the host must be written. */
function patternsOf(word: string): readonly string[] {
  const anywhere = `*://*/*${word}*`;
  return word.startsWith('/') ? [anywhere, `*://*${word}*`] : [anywhere];
}
