import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** In a page of another site browsers keep cookies back or apart. RFC 6265bis §5.8.3, §7.1. */
export default cause({
  id: 'third-party-cookies-blocked',
  owner: 'browser',
  title: 'The browser kept the login’s cookie from a frame or page of another site',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; the callback or what set the cookie was inside a page of another site, and the cookie is not SameSite=None or the browser keeps such cookies apart.',
  against: 'The cookie came; start and callback were the tab’s own pages.',
  fix: 'Use a redirect in the whole window, or serve the provider under a domain of the app’s own site.',
  references: ['rfc6265bis#5.8.3'],
  example:
    'An iframe of portal.example shows app.example: GET /callback (Sec-Fetch-Dest: iframe) without its Lax cookie',
  confusedWith: ['cookie-strict-return', 'frame-refused'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(
      facts,
      (fate) =>
        (fate.kind === 'withheld' &&
          (fate.reason === 'cross-site-inside' || fate.reason === 'third-party')) ||
        (fate.kind === 'dropped' && fate.reason === 'cross-site-answer'),
    ),
});
