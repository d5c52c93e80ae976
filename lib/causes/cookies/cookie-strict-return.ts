import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** The return from a provider begins on another site, and Strict cookies stay at home. RFC 6265bis §5.8.3. */
export default cause({
  id: 'cookie-strict-return',
  owner: 'client',
  title: 'The login’s cookie is SameSite=Strict and stayed at home on the return',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; it is SameSite=Strict, and a page or redirect of another site led there.',
  against:
    'The cookie came; a page of the app’s own stood between; in Chromium a chain of redirects alone that the app’s own page began.',
  fix: 'Set the login’s cookie with SameSite=Lax, and with SameSite=None; Secure where the answer is posted; a session cookie may stay Strict behind a page of the app in between.',
  references: ['rfc6265bis#5.8.3', 'rfc9700#4.7'],
  example:
    'Set-Cookie: sid=…; SameSite=Strict, then GET /callback (Sec-Fetch-Site: cross-site) without it, answered 500',
  confusedWith: ['state-rejected', 'cookie-wrong-host', 'session-cookie-not-kept'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) => sayLost(facts, (fate) => fate.kind === 'withheld' && fate.reason === 'strict'),
});
