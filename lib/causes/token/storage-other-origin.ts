import { originOf } from '../../exchange/parameters.ts';
import { lostVerifier } from '../../facts/pkce/lost-verifier.ts';
import { startOriginOf } from '../../facts/start-origin.ts';
import { cause } from '../cause.ts';

/** Browsers keep storage per origin: what the page stored under one host is not there under another. */
export default cause({
  id: 'storage-other-origin',
  owner: 'client',
  title: 'The login came back to another origin than the one that stored its data',
  signs:
    'The page that began the login and the redirect URI have different origins (scheme, host or port), and the verifier is missing or no token request follows.',
  against: 'A server redeems the code: it stores nothing in the page. The same origin on both ends.',
  fix: 'Use one address for both: open the app under the host and port of its redirect URI, or let the redirect URI follow the page’s own origin.',
  references: ['rfc7636#4.5'],
  example: 'begun at http://localhost:3000, came back to http://127.0.0.1:3000, code_verifier=null',
  confusedWith: ['pkce-mismatch', 'invalid-grant', 'pkce-verifier-lost'],
  folds: ['invalid-grant', 'pkce-mismatch', 'pkce-verifier-lost', 'known-error'],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest: { message, params } }) {
    const lost = of(lostVerifier);
    const start = startOriginOf(flow);
    const back = originOf(params['redirect_uri'] ?? '');
    if (!lost || !start || !back || start === back) return undefined;
    return {
      at: lost.at,
      why: `The login began at ${start} and came back to ${back}, which is another origin for the browser: the code_verifier stored at the first was not found at the second, and “${lost.sent}” was sent.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message, lost.at],
      compared: [
        { name: 'redirect_uri', expected: { value: start, at: message }, got: { value: back, at: message } },
      ],
    };
  },
});
