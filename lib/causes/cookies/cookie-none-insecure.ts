import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** Browsers throw away what may go everywhere and is not Secure. RFC 6265bis §5.7. */
export default cause({
  id: 'cookie-none-insecure',
  owner: 'client',
  title: 'The login’s cookie is SameSite=None without Secure',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; it is SameSite=None and not Secure, which Chromium and Firefox (from 131) throw away, on localhost too.',
  against: 'The cookie came; Safari or an older Firefox, which take it.',
  fix: 'Add Secure, and let the app know that it is reached over https; or leave SameSite=None away if the callback is a GET.',
  references: ['rfc6265bis#5.7'],
  example: 'Set-Cookie: state=…; SameSite=None over http, then the callback without it',
  confusedWith: ['cookie-lax-post', 'cookie-secure-over-http'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(facts, (fate) => fate.kind === 'dropped' && fate.reason === 'none-without-secure'),
});
