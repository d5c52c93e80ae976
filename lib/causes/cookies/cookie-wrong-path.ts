import { explainedByCookie, sayLostLogin } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** A cookie goes to its path and below, and without Path to the directory that set it. RFC 6265bis §5.1.4. */
export default cause({
  id: 'cookie-wrong-path',
  owner: 'client',
  title: 'The login’s cookie is for another path than the callback’s',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its path, written or taken from the address that set it, does not lead to the callback.',
  against: 'The cookie came; another one of its name did.',
  fix: 'Set it with Path=/.',
  references: ['rfc6265bis#5.1.4'],
  example: 'Set-Cookie: sid=…; Path=/login, then GET /callback without it',
  confusedWith: ['cookie-wrong-host', 'cookie-expired-before-return'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) => sayLostLogin(facts, (fate) => fate.kind === 'withheld' && fate.reason === 'other-path'),
});
