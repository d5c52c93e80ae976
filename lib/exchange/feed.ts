import type { Failure } from '../vocabulary/failure.ts';
import type { Exchange } from './exchange.ts';

/** Name of the runtime port between the background worker and the extension's own pages (panel, popup, viewer). */
export const feedPortName = 'oauth-lens-feed';
/** Its name for pages in private windows. */
export const privateFeedPortName = `${feedPortName}-private`;

/**
 * What the worker tells a page. The first `evidence` after `hello` is everything the worker holds, in order of `entry`
 * (possibly empty), and has `clears`: how often somebody had something forgotten. Where that is as before, what an earlier snapshot had
 * and this one has not was let go for want of memory. Later ones are increments. An exchange with an id already known replaces that one.
 */
export type FeedToPage =
  | { readonly type: 'evidence'; readonly exchanges: readonly Exchange[]; readonly clears?: number }
  /** Everything was forgotten, on somebody's request; what remains, and increments, follow. */
  | { readonly type: 'cleared' }
  /** Sent after `hello` and at every change. */
  | { readonly type: 'recording'; readonly paused: boolean }
  /** What tabs with logins were called last on each site, by `tabTitleKey`. Kept nowhere, and in no exchange. */
  | { readonly type: 'titles'; readonly titles: readonly (readonly [key: string, title: string])[] }
  /** How many exchanges were let go since the last clear because memory was full: a gap to report. */
  | { readonly type: 'dropped'; readonly count: number }
  /** What broke off in the worker since the last clear, all of it. */
  | { readonly type: 'failures'; readonly failures: readonly Failure[] }
  /** Whether all sites may be looked at: told to DevTools pages, which some browsers do not tell, at `hello` and when it changes. */
  | { readonly type: 'access'; readonly isWhole: boolean };

/** What a page tells the worker. Nothing is sent to a page before its `hello`. */
export type FeedToWorker =
  /** `tab`: the tab that the page inspects. Evidence of all tabs is sent all the same: logins cross tabs. */
  | { readonly type: 'hello'; readonly tab?: number }
  /** An exchange as DevTools saw it, with its response body. The worker merges it with what it saw itself. */
  | { readonly type: 'observed'; readonly exchange: Exchange }
  /** Forgets these exchanges; without ids, everything. */
  | { readonly type: 'clear'; readonly ids?: readonly string[] }
  /** Takes back what was just cleared. */
  | { readonly type: 'restore'; readonly exchanges: readonly Exchange[] }
  | { readonly type: 'pause'; readonly paused: boolean };
