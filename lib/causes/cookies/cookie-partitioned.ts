import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** A partitioned cookie must be Secure. CHIPS §2.1. */
export default cause({
  id: 'cookie-partitioned',
  owner: 'client',
  title: 'The login’s cookie is Partitioned without Secure',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; it is Partitioned and not Secure.',
  against: 'The cookie came with the callback all the same.',
  fix: 'Add Secure, or leave Partitioned away.',
  references: [],
  example: 'Set-Cookie: state=…; Partitioned; SameSite=Lax, then the callback without it',
  confusedWith: ['cookie-none-insecure'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(facts, (fate) => fate.kind === 'dropped' && fate.reason === 'partitioned-without-secure'),
});
