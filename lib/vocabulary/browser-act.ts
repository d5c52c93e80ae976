/**
 * What a browser did by itself, and what no request says: with a cookie, with the tie between two windows, with an address.
 *
 * - `kept`: a cookie, as it was set. `not_kept`: it did not take it. `deleted`, `overwritten`: what an answer did to one that was there.
 * - `not_sent`: the cookie stayed at home. `expired`: it was too old to be sent. `older_sent`: an earlier value of it went.
 * - `opener_cut`: a page and the popup that it opened no longer know each other. `not_handed_over`: the answer could not reach that page.
 * - `left_in_fragment`: the answer came in the fragment of the page's address, and nothing was seen to redeem it.
 */
export type BrowserAct =
  | 'kept'
  | 'not_kept'
  | 'deleted'
  | 'overwritten'
  | 'not_sent'
  | 'expired'
  | 'older_sent'
  | 'opener_cut'
  | 'not_handed_over'
  | 'left_in_fragment';
