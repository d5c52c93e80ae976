import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** Secure cookies are neither stored nor sent over plain http. RFC 6265bis §5.7, §5.8.3. */
export default cause({
  id: 'cookie-secure-over-http',
  owner: 'client',
  title: 'The login’s Secure cookie was set or needed over plain http',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; it is Secure, and one of both ends is http on a host other than the device itself; or it was set over http where a Secure one of that name stood.',
  against: 'The cookie came; localhost and 127.0.0.1 in Chromium and Firefox.',
  fix: 'Serve every page of the login over https, and let the app know its outside scheme (trust X-Forwarded-Proto).',
  references: ['rfc6265bis#5.7', 'rfc6265bis#5.8.3'],
  example: 'Set-Cookie: sid=…; Secure over https, then http://app.example/callback without it',
  confusedWith: ['cookie-wrong-host', 'redirect-scheme-proxy'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(
      facts,
      (fate) =>
        (fate.kind === 'dropped' &&
          (fate.reason === 'secure-over-http' || fate.reason === 'overlays-secure')) ||
        (fate.kind === 'withheld' && fate.reason === 'secure-over-http'),
    ),
});
