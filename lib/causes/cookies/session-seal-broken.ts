import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { brokenSeal, type BrokenSeal } from '../../facts/cookies/broken-seal.ts';
import { cause } from '../cause.ts';

/** A session that is sealed as a whole came with another part than it was sealed with. */
export default cause({
  id: 'session-seal-broken',
  owner: 'client',
  title: 'The session’s seal does not fit the cookies that came with it',
  signs:
    'The callback set Envoy’s OauthHMAC, which seals the tokens of the session; the next request brought it with a RefreshToken or IdToken that the callback had not set, or without one that it had, and was sent to sign in again.',
  against: 'The same tokens came that were set; a page that was shown; a seal that did not come.',
  fix: 'Delete the site’s cookies once. An Envoy that takes tokens away that a login did not bring, or one setting of refresh and ID tokens, keeps it from coming back.',
  references: ['rfc6265bis#5.8.3'],
  example:
    'callback: Set-Cookie OauthHMAC, OauthExpires, BearerToken; next: Cookie OauthHMAC, …, RefreshToken=… → sign in again',
  confusedWith: ['session-not-known', 'interaction-loop', 'session-cookie-not-kept'],
  folds: [
    'session-not-known',
    'session-on-other-server',
    'callback-failed',
    'interaction-loop',
    'login-loop',
    'unexplained',
  ],
  needs: [brokenSeal],
  inspect(facts) {
    const found = facts.of(brokenSeal);
    return {
      at: found.landing,
      ...told[found.how](found),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [found.landing],
    };
  },
});

const told = {
  stale: ({ at, seal, sealed, cookie }: BrokenSeal) => ({
    why: `An old cookie spoils the new session: ${cookie} came with it to ${endpointOf(at.url)}, and this login did not set it. Envoy set ${listed([seal, ...sealed])} at the callback, and ${seal} seals all tokens of a session: the seal does not fit, and Envoy asks to sign in again.`,
    fix: `Delete the cookie ${cookie} of ${hostOf(at.url)} (or all of its site data): the next login holds. For good: a newer Envoy, which takes such a cookie away at the callback, or the setting by which it came to be (use_refresh_token, ID tokens in cookies) as it was.`,
  }),
  missing: ({ at, seal, cookie }: BrokenSeal) => ({
    why: `The session came back without one of its parts: ${cookie}, which the callback set with it, did not come to ${endpointOf(at.url)}. ${seal} seals all tokens of a session: the seal does not fit, and Envoy asks to sign in again.`,
    fix: `Give all cookies of Envoy’s OAuth2 filter the same domain, path and SameSite (cookie_domain holds for some of them alone in older versions), so that ${cookie} comes wherever ${seal} does.`,
  }),
} as const;

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
