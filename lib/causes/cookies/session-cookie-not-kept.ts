import { explainedByCookie, sessionDraft } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** The login was taken, and the session that it began does not come back. RFC 6265bis §5.8.3. */
export default cause({
  id: 'session-cookie-not-kept',
  owner: 'client',
  title: 'The login worked, and its session cookie was lost right after',
  signs:
    'The callback’s answer set a session cookie that the very next request did not carry, by its path, host or lifetime (often one that was over when it was set) or for no reason that was recorded, and the app asked for the login again or refused.',
  against:
    'The next request carried it; the app keeps its tokens in the page; a cause that names the attribute (Strict, Secure, Domain, size).',
  fix: 'Look at that cookie’s attributes: Path, Domain, Secure over http, SameSite, size.',
  references: ['rfc6265bis#5.8.3'],
  example:
    'GET /callback answered 302 with Set-Cookie: sid=…; Path=/callback, then GET / without it and a new start',
  confusedWith: ['interaction-loop', 'cookie-strict-return', 'state-cookie-lost'],
  folds: explainedByCookie.filter((id) => id !== 'session-cookie-not-kept'),
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sessionDraft(
      facts,
      (fate) =>
        fate.kind === 'missing' ||
        fate.kind === 'expired' ||
        fate.kind === 'deleted' ||
        (fate.kind === 'withheld' && (fate.reason === 'other-path' || fate.reason === 'other-host')),
    ),
});
