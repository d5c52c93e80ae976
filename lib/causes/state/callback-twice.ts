import { endpointOf } from '../../exchange/parameters.ts';
import {
  callbackTwice,
  type AskedTwiceBy,
  type CallbackTwice,
} from '../../facts/reception/callback-twice.ts';
import { spanOf } from '../../facts/time-span.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** An answer of a provider’s works once. RFC 6749 §4.1.2. */
export default cause({
  id: 'callback-twice',
  owner: 'client',
  title: 'The callback was asked for twice, and its answer works once',
  signs:
    'Two requests to the callback brought the same code (SAMLResponse, ticket), one of which was taken or broken off and the other refused, in whichever order.',
  against: 'Both were refused; the first redirected to the second; two different codes.',
  fix: 'Let the callback go on quietly where the person is signed in already; keep it out of service workers and prefetches, and let no proxy repeat it.',
  references: ['rfc6749#4.1.2'],
  example: 'GET /callback?code=x (Sec-Purpose: prefetch) → 302, and 90 ms later GET /callback?code=x → 400',
  confusedWith: ['second-start-overwrites', 'code-reused', 'strictmode-double-run', 'cookie-deleted'],
  folds: [
    'backchannel-failed',
    'callback-failed',
    'callback-not-reached',
    'callback-route-missing',
    'no-answer',
    'code-reused',
    'code-expired',
    'cookie-deleted',
    'invalid-grant',
    'known-error',
    'service-worker-answers-callback',
    'state-cookie-lost',
    'state-rejected',
    'state-store-lost-server',
    'saml-inresponseto',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const found = facts.of(callbackTwice);
    const isAfterwards = facts.ending.outcome === 'succeeded';
    if (!found || (isAfterwards && !isSeenLater(found))) return undefined;
    const { refused, other, name, value, isOtherTaken } = found;
    const why = sentenceOf(found);
    return {
      at: refused,
      ...(isAfterwards ? { why: `The login worked. Then ${why}` } : withQuote(facts, why)),
      fix: isAfterwards ? signedIn : fixOf(found.by),
      proof: 'comparison',
      confidence: isOtherTaken ? 'certain' : 'firm',
      ...(!isOtherTaken &&
        refused.exchange.status === 405 && {
          tellApart: `If ${refused.exchange.method} is answered 405 there as well when it is sent once, the address does not take it.`,
        }),
      evidence: [refused],
      compared: [
        {
          name,
          expected: placeIn(facts.flow, other, value),
          got: { value, at: refused, exchange: refused.exchange },
        },
      ],
    };
  },
});

/** A page that was shown with an error after the login, which somebody asked for and no guess or script. */
function isSeenLater({ refused, isOtherTaken, apart, by }: CallbackTwice): boolean {
  const isAskedFor = by === 'again' || by === 'reload' || by === 'other-tab';
  return isOtherTaken && apart > 0 && isAskedFor && (refused.exchange.status ?? 0) >= 400;
}

const signedIn =
  'Open the app’s start page: the session that the first answer began should still be there. In the app: let the callback lead there where a session is, in place of an error, and redirect from the callback at once, so that its address is in no history.';

function sentenceOf({ refused, other, isOtherTaken, name, apart, by }: CallbackTwice): string {
  const far = Math.abs(apart) < 2000 ? `${Math.round(Math.abs(apart))} ms` : spanOf(Math.abs(apart));
  const order = apart >= 0 ? 'before' : 'after';
  const { status = 0, duration = 0 } = other;
  const waited = duration >= slow ? ` after ${spanOf(duration)},` : '';
  const fate = isOtherTaken ? `was taken (${status})` : `was broken off${waited} before its answer came`;
  const { redirectUrl, status: answered = 0 } = refused.exchange;
  const end =
    redirectUrl === undefined ? `was answered ${answered}` : `was led to ${endpointOf(redirectUrl)}`;
  return `${endpointOf(refused.exchange.url)} was asked for twice with the same ${name}, which works once: ${who[by]} came ${far} ${order} this one and ${fate}; this one, whose page is what the person sees, ${end}.`;
}

/** Milliseconds after which people reload. */
const slow = 3000;

const who: Readonly<Record<AskedTwiceBy, string>> = {
  prefetch: 'a prefetch, the browser’s guess and nobody’s click,',
  script: 'a request of a script or service worker',
  checker: 'a request that only looks whether the address is there (HEAD)',
  'other-tab': 'one in another tab',
  form: 'the same form, for which its page has two scripts that submit it,',
  'at-once': 'one at the same time (a double click, or a browser or proxy that tried again)',
  reload: 'one that a reload repeated',
  again: 'another (a reload, a step back or a restored tab)',
};

const quietly = 'Let the callback go on quietly where the person is signed in already.';

function fixOf(by: AskedTwiceBy): string {
  switch (by) {
    case 'prefetch':
      return `Answer requests with Sec-Purpose: prefetch at the callback without using the code, and let nothing prefetch that address. ${quietly}`;
    case 'script':
      return `Keep the callback out of the service worker (no fetch handler, no navigation preload for that path) and of scripts that load the page again. ${quietly}`;
    case 'checker':
      return `Answer HEAD at the callback without using the code: link scanners and previews send it. ${quietly}`;
    case 'form':
      return 'Let the page that posts the answer submit its form once: by onload or by a script, not by both. That page is the identity provider’s: trying again fails the same way.';
    case 'other-tab':
    case 'at-once':
      return `${quietly} Let no proxy repeat the request, and disable the button after its first click.`;
    case 'reload':
    case 'again':
      return `Begin the login again. ${quietly} Redirect from the callback at once, so that its address is in no history.`;
  }
}
