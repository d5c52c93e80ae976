import { explainedByCookie, sayLost } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** A host can set cookies for itself and its parents alone, down to what strangers share. RFC 6265bis §5.7. */
export default cause({
  id: 'cookie-domain-rejected',
  owner: 'client',
  title: 'The Domain of the login’s cookie is not the host’s that set it',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its Domain is another host, a public suffix (github.io, co.uk), or was set by an address.',
  against: 'The cookie came; a Domain that is the host or a parent of it.',
  fix: 'Leave Domain away, or set it to the host itself or a parent domain that is yours.',
  references: ['rfc6265bis#5.7'],
  example: 'app.example answers Set-Cookie: sid=…; Domain=old.example',
  confusedWith: ['cookie-wrong-host'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) => sayLost(facts, (fate) => fate.kind === 'dropped' && fate.reason.startsWith('domain-')),
});
