import { explainedByCookie, sayLostLogin } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** The client could not remember that it had asked. */
export default cause({
  id: 'state-cookie-lost',
  owner: 'browser',
  title: 'The login’s cookie did not come back, and its attributes do not say why',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its attributes let it go there.',
  against: 'The cookie came; a cause that names the attribute.',
  fix: 'Compare the Set-Cookie of the login’s start with the Cookie of the callback; look in the browser’s developer tools (Application, Cookies) whether it is there.',
  references: ['rfc6265bis#5.8.3'],
  example: 'Set-Cookie: sid=…; Path=/; SameSite=Lax, then GET /callback without it, answered 400',
  confusedWith: ['cookie-strict-return', 'cookie-wrong-host', 'second-start-overwrites'],
  folds: explainedByCookie.filter((id) => id !== 'state-cookie-lost'),
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) => sayLostLogin(facts, (fate) => fate.kind === 'missing'),
});
