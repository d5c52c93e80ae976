import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** A script’s call to another origin neither sends nor stores cookies unless it asks to. Fetch §3.3.5. */
export default cause({
  id: 'cookie-fetch-no-credentials',
  owner: 'client',
  title: 'The login’s cookie was set in a call without credentials',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; a script’s call to another origin set it, went out without cookies, and its answer does not allow credentials.',
  against: 'The cookie came; Access-Control-Allow-Credentials stands in the answer.',
  fix: 'Make that call with credentials: "include", and answer it with Access-Control-Allow-Credentials: true and the page’s exact origin; or serve both from one origin.',
  references: ['fetch'],
  example:
    'fetch("https://api.example/login") answered with Set-Cookie: state=…, then the callback without it',
  confusedWith: ['third-party-cookies-blocked', 'cookie-wrong-host'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(
      facts,
      (fate) => (fate.kind === 'dropped' || fate.kind === 'withheld') && fate.reason === 'no-credentials',
    ),
});
