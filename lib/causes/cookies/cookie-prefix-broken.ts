import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** Names that begin with __Secure- or __Host- promise attributes, and browsers hold them to it. RFC 6265bis §4.1.3. */
export default cause({
  id: 'cookie-prefix-broken',
  owner: 'client',
  title: 'The login’s cookie does not keep what its name promises',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its name begins with __Secure- without Secure, or with __Host- without Secure, without Path=/ or with a Domain.',
  against: 'The cookie came with the callback all the same.',
  fix: 'Set it as its name promises (Secure, and for __Host- Path=/ without Domain), or take another name.',
  references: ['rfc6265bis#4.1.3'],
  example: 'Set-Cookie: __Host-state=…; Secure; Path=/auth',
  confusedWith: ['cookie-wrong-path', 'cookie-secure-over-http'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(
      facts,
      (fate) => fate.kind === 'dropped' && (fate.reason === 'prefix-secure' || fate.reason === 'prefix-host'),
    ),
});
