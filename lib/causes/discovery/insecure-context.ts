import { pageOf } from '../../exchange/page-request.ts';
import { attempt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** Over http a page has no cryptography and can make no code challenge. Secure Contexts §3.1; RFC 7636 §4.2. */
export default cause({
  id: 'insecure-context',
  owner: 'client',
  title: 'The page came over http, where the browser gives it no cryptography',
  signs:
    'A page that came over http from another host than the device itself read the provider’s metadata, and no login began.',
  against: 'A page on localhost or over https; a login that began.',
  fix: 'Open the app over https, or on localhost while it is developed: crypto.subtle, which makes the code challenge (PKCE), is missing elsewhere.',
  references: ['rfc7636#4.2', 'browser-based-apps'],
  example: 'http://192.168.1.20:5173 reads /.well-known/openid-configuration, and nothing follows',
  confusedWith: ['discovery-failed', 'popup-blocked'],
  folds: ['unexplained'],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'page') return undefined;
    return {
      at: failed.at,
      why: `The page came from ${pageOf(failed.at.exchange)}, over http: there the browser gives no cryptography (crypto.subtle), so that the login library cannot make its code challenge. It read the provider’s configuration and did not go on.`,
      proof: 'answerer',
      confidence: 'firm',
      evidence: [failed.at],
    };
  },
});
