import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { cookieLostAtProvider, type LostAtProvider } from '../../facts/cookies/lost-at-provider.ts';
import { knownCookie } from '../../facts/cookies/cookie-names.ts';
import type { CookieFate } from '../../facts/cookies/journey.ts';
import { keptBack } from '../cookies/kept-back.ts';
import { comparedBy } from '../cookies/lost-cookie.ts';
import { cookieActs } from '../cookies/cookie-acts.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A provider remembers a login by cookies too, from its first page to its last. */
export default cause({
  id: 'as-session-lost',
  owner: 'authorization_server',
  title: 'The provider lost its own session of this login between its pages',
  signs:
    'A page of the provider’s, after its first, ended in an error, a cookie that an earlier one of its pages set did not come with it though it was for it, and its words say that session, cookie or login are missing or too old, or nothing else that is known.',
  against:
    'An answer came to the app: then the provider had kept its session; words of the page that mean something else; a cookie that the page deleted or that is for another path.',
  fix: 'Begin again from the app, not from a bookmark or the back button. At the provider: serve it over https under one host name, let it know its outside scheme and host (X-Forwarded-Proto), and let no proxy take Set-Cookie away.',
  references: ['rfc6265bis#5.7', 'rfc6265bis#5.8.3'],
  example:
    'GET /authorize sets AUTH_SESSION_ID; Secure over http, then POST /login-actions/authenticate without it → 400 “Cookie not found”',
  confusedWith: ['provider-error-page', 'callback-failed', 'cookie-expired-before-return'],
  folds: ['provider-error-page', 'known-error', 'callback-failed', 'not-answered', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const lost = facts.of(cookieLostAtProvider);
    const { cookie, journey, at, words } = lost ?? {};
    const kept = cookie && journey && keptBack(cookie.fate, { cookie, journey });
    if (!lost || !cookie || !journey || !at || !kept || !('write' in cookie.fate)) return undefined;
    const { fate } = cookie;
    const isComputed = fate.kind !== 'missing' && fate.confidence !== 'tentative';
    const why = `${hostOf(journey.to.url)} did not get back its own cookie ${nameOf(lost)} with ${endpointOf(journey.to.url)}: ${kept.because}. So it no longer knew the login that it had begun.`;
    return {
      at,
      ...withQuote(facts, why),
      fix: fixOf(fate),
      proof: isComputed ? 'comparison' : 'phrase',
      confidence: isComputed && words === 'settled' ? 'certain' : 'firm',
      evidence: [at],
      ...comparedBy(facts, kept, fate.write.exchange, journey.to),
      browser: cookieActs(cookie, fate, journey.to),
    };
  },
});

function nameOf({ cookie }: LostAtProvider): string {
  const product = knownCookie(cookie.name)?.product;
  return `${shortName(cookie.name)}${product ? ` (${product})` : ''}`;
}

const again = 'Begin again from the app, not from a bookmark or the back button.';

function fixOf(fate: CookieFate): string {
  if (fate.kind === 'expired')
    return `${again} Let the provider wait longer for its login page, if people are often that slow.`;
  if (fate.kind === 'missing')
    return `${again} If it happens to everybody, look at the provider’s cookies (SameSite, Secure, one host name) and at the proxy before it.`;
  if (fate.kind === 'withheld' && fate.reason === 'other-host')
    return 'Reach the provider under one host name: its issuer, its login pages and the address that the app sends people to must be on the same host.';
  if (fate.kind === 'withheld' && (fate.reason === 'cross-site-inside' || fate.reason === 'third-party'))
    return 'Show the provider’s login in the whole window or a popup, not in a frame of another site.';
  if (fate.kind === 'dropped' && fate.reason === 'cross-site-answer')
    return 'Show the provider’s login in the whole window or a popup. To stay in a frame of another site it has to set its cookies with SameSite=None; Secure, and Partitioned where third-party cookies are blocked.';
  return 'At the provider: serve it over https under one host name, and let it know its outside scheme and host (X-Forwarded-Proto and X-Forwarded-Host, trusted from its proxy), so that its cookies get attributes that browsers keep.';
}
