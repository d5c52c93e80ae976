import { endpointOf } from '../../exchange/parameters.ts';
import { cachedStart } from '../../facts/pages/cached-start.ts';
import { spanOf } from '../../facts/time-span.ts';
import { cause } from '../cause.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { CauseId } from '../cause-id.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';
import { withQuote } from '../said/from-words.ts';

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
  title: 'The page with the login came from a cache, with an old login in it',
  signs:
    'A page of the app came from a cache (Age above 0, X-Cache or a like header says hit) and holds the very state, nonce or SAML request that the login then sent; the app refused the answer.',
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
    if (!found || namesOtherReason(facts, explained)) return undefined;
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
