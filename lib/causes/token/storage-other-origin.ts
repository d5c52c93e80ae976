import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Facts } from '../../facts/facts.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { lostVerifier } from '../../facts/pkce/lost-verifier.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { startOriginOf } from '../../facts/start-origin.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** Browsers keep storage and windows per origin: what the page stored or opened under one host is not there under another. */
export default cause({
  id: 'storage-other-origin',
  owner: 'client',
  title: 'The login came back to another origin than the one that stored its data',
  signs:
    'The page that began the login and the redirect URI have different origins (scheme, host or port), and the verifier is missing, or the page says that its storage holds nothing of the login, or the code stays in the page and both are one app (localhost and 127.0.0.1, with and without www, http and https, another port).',
  against:
    'A server redeems the code: it stores nothing in the page. The same origin on both ends. Hosts of different names, where a server may take the code.',
  fix: 'Use one address for both: open the app under the host and port of its redirect URI, or let the redirect URI follow the page’s own origin.',
  references: ['rfc7636#4.5', 'rfc6454#4'],
  example: 'begun at http://localhost:3000, came back to http://127.0.0.1:3000, code_verifier=null',
  confusedWith: ['pkce-mismatch', 'invalid-grant', 'pkce-verifier-lost', 'popup-closed'],
  folds: [
    'invalid-grant',
    'pkce-mismatch',
    'pkce-verifier-lost',
    'known-error',
    'code-not-redeemed',
    'code-left-in-page',
    'popup-closed',
  ],
  needs: ['authorizationRequest'],
  inspect(facts) {
    const { flow, authorizationRequest } = facts;
    const start = startOriginOf(flow);
    const back = originOf(authorizationRequest.params['redirect_uri'] ?? '');
    if (!start || !back || start === back) return undefined;
    return (
      ofLostVerifier(facts, start, back) ?? ofWords(facts, start, back) ?? ofLeftAnswer(facts, start, back)
    );
  },
});

function ofLostVerifier(facts: Facts, start: string, back: string): CauseDraft | undefined {
  const lost = facts.of(lostVerifier);
  if (!lost) return undefined;
  return {
    ...shared(facts, start, back),
    at: lost.at,
    why: `The login began at ${start} and came back to ${back}, which is another origin for the browser: the code_verifier stored at the first was not found at the second, and “${lost.sent}” was sent.`,
    confidence: 'certain',
  };
}

/** The page says that it finds nothing of the login in its storage. */
function ofWords(facts: Facts, start: string, back: string): CauseDraft | undefined {
  const said = facts.of(appWords);
  if (!said?.phrases.some(({ suspects }) => suspects.includes('storage-other-origin'))) return undefined;
  if (!isOneApp(start, back) && !isOneSite(start, back)) return undefined;
  return {
    ...shared(facts, start, back),
    at: said.failing.at,
    ...withQuote(
      facts,
      `The login began at ${start} and came back to ${back}, which is another origin for the browser: what the page stored at the first (state, verifier) is not there at the second.`,
    ),
    confidence: 'firm',
    folds: ['callback-failed', 'callback-twice', 'known-error', 'unexplained'],
  };
}

function ofLeftAnswer(facts: Facts, start: string, back: string): CauseDraft | undefined {
  const left = facts.of(leftAnswer);
  if (!left || !isOneApp(start, back) || !(left.isPopup || left.isPagesWork)) return undefined;
  return {
    ...shared(facts, start, back),
    at: left.response,
    why: `The login began at ${start} and its code landed at ${back}, which is another origin for the browser: ${left.isPopup ? 'the page in the popup cannot reach the page that opened it' : 'what the page stored at the first (state, verifier) is not there at the second'}.`,
    confidence: 'firm',
  };
}

function shared({ authorizationRequest }: Facts, start: string, back: string) {
  const at = authorizationRequest?.message;
  return {
    proof: 'comparison',
    evidence: at ? [at] : [],
    compared: [{ name: 'redirect_uri', expected: { value: start, at }, got: { value: back, at } }],
  } as const;
}

/** Two names of one app: on the device, or with and without www, whatever scheme and port. */
function isOneApp(a: string, b: string): boolean {
  const [first, second] = [hostOf(a), hostOf(b)].map((host) => host.replace(/^www\./, ''));
  return first === second || (isLoopback(a) && isLoopback(b));
}
