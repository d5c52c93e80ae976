import { endpointOf } from '../../exchange/parameters.ts';
import { cachedStart, heldStart } from '../../facts/pages/cached-start.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { Facts } from '../../facts/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { CauseId } from '../cause-id.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';
import { withQuote } from '../said/from-words.ts';
import { saysLoginForgotten } from '../said/says-login-forgotten.ts';

const explained: readonly CauseId[] = [
  'cache-serves-login',
  'callback-failed',
  'callback-twice',
  'saml-inresponseto',
  'second-start-overwrites',
  'state-cookie-lost',
  'state-never-stored',
  'state-rejected',
  'state-store-lost-server',
  'storage-other-origin',
  'known-error',
  'unexplained',
];

/** A stored page carries the login that was made ready for whoever saw it first. RFC 9111 §5.2.2.5. */
export default cause({
  id: 'login-page-cached',
  owner: 'client',
  title: 'The page with the login came with an old login in it',
  signs:
    'A page of the app came from a cache (Age above 0, X-Cache or a like header says hit) and holds the very state, nonce or SAML request that the login then sent; the app refused the answer. Or no cache tells, and the state in the page is that of an earlier login of the recording; without one, it is a guess where the app says that it does not know this login.',
  against:
    'A page that the server made for this visit; a state that was made only when the button was pressed; a refusal by the provider, or words of the app’s that name another reason.',
  fix: 'Leave every page that holds a login link or form out of the page cache and CDN (Cache-Control: no-store, the cache plugin’s list of exceptions), and empty the cache now; or let the button lead to an address of the app that makes the state when it is pressed.',
  references: ['rfc9111#5.2.2.5', 'rfc6749#10.12'],
  example:
    'GET /members → 200, X-Cache: HIT, Age: 41877, with <a href="https://op.example/auth?…&state=e10f…">; then that state, refused at the callback',
  confusedWith: ['cache-serves-login', 'state-cookie-lost', 'state-store-lost-server', 'callback-failed'],
  folds: explained,
  needs: ['flow'],
  inspect(facts) {
    const { outcome, failedAt } = facts.ending;
    // The provider’s refusal, or that of the code, has another reason; so has what the app says in known words.
    const isAnswer = failedAt !== undefined && isFrontChannelResponse(failedAt) && !failedAt.error;
    const found = outcome === 'failed' && isAnswer ? facts.of(cachedStart) : undefined;
    if (namesOtherReason(facts, explained)) return undefined;
    if (!found) return isAnswer && outcome === 'failed' ? ofHeld(facts) : undefined;
    const { page, request, cached, age } = found;
    const where = cached.from === 'shared_cache' ? 'a cache' : 'the browser’s own cache';
    const old = age === undefined ? '' : `, ${spanOf(age)} old`;
    const why = `The page with the login, ${endpointOf(page.url)}, came from ${where}${old} (${cached.sign}), with the state already in it: it was made for an earlier visitor, and the app no longer knows it or never knew it from this browser.`;
    return {
      at: request,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: cached.from === 'shared_cache' ? 'certain' : 'firm',
      evidence: [request],
    };
  },
});

/** A link that was copied into a page, or a page that a cache kept without a word. */
function ofHeld(facts: Facts): CauseDraft | undefined {
  const held = facts.of(heldStart);
  if (!held || !saysLoginForgotten(facts)) return undefined;
  const { page, request, since } = held;
  const where = `The page with the login, ${endpointOf(page.url)}, came with the state of this login already in it`;
  const at = { at: request, evidence: [request] };
  if (since !== undefined)
    return {
      ...at,
      ...withQuote(
        facts,
        `${where}, and it is the one of the login ${spanOf(since)} before: the link is a copy, or a cache keeps that page. Most apps make a state for one login alone, and no longer know it then.`,
      ),
      fix: heldFix,
      proof: 'comparison',
      confidence: 'firm',
    };
  return {
    ...at,
    ...withQuote(
      facts,
      `${where}. Where that link was copied, or the page kept by a cache, the state is of an earlier login, which the app no longer knows.`,
    ),
    fix: heldFix,
    proof: 'status',
    confidence: 'tentative',
    folds: ['callback-failed', 'unexplained'],
    tellApart:
      'Load the page again and look at its link: where the state in it stays the same, this is the reason.',
  };
}

const heldFix =
  'Let the button lead to an address of the app that makes the state when it is pressed (the plugin’s own button or shortcode), never to a copied address of the provider, and leave pages with a login link out of every cache.';
