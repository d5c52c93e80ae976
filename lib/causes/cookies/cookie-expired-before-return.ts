import { explainedByCookie, sayLostLogin } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** People register, look for a code, or leave the page open, and the cookie is gone. RFC 6265bis §5.7. */
export default cause({
  id: 'cookie-expired-before-return',
  owner: 'client',
  title: 'The login took longer than the app’s cookie for it lives',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its Max-Age or Expires, counted from its answer, was over.',
  against: 'The cookie came; the callback came before the end.',
  fix: 'Begin the login again; let that cookie live longer, an hour rather than minutes.',
  references: ['rfc6265bis#5.7'],
  example: 'Set-Cookie: correlation=…; Max-Age=300, and the callback 420 seconds later',
  confusedWith: ['cookie-deleted', 'state-store-lost-server'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) => sayLostLogin(facts, (fate) => fate.kind === 'expired'),
});
