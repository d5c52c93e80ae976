import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** Browsers store 4096 bytes of name and value, and say nothing of what they drop. RFC 6265bis §5.6. */
export default cause({
  id: 'cookie-too-large',
  owner: 'client',
  title: 'The login’s cookie is larger than browsers store',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its name and value have more than 4096 bytes together.',
  against: 'The cookie came; it was split into several that came.',
  fix: 'Keep tokens on the server and only a session id in the cookie, or split it.',
  references: ['rfc6265bis#5.6'],
  example: 'Set-Cookie: session=… (5,200 bytes), then the callback without it',
  confusedWith: ['session-cookie-not-kept', 'request-headers-too-big'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(
      facts,
      (fate) =>
        fate.kind === 'dropped' && (fate.reason === 'too-large' || fate.reason === 'control-character'),
    ),
});
