import { hostOf } from '../../exchange/parameters.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** RFC 6749 §4.1.1 only recommends a state; some providers take no request without one, or only one of some length. */
export default cause({
  id: 'state-demanded',
  owner: 'client',
  title: 'The provider demands a state, and the app sent none, or too short a one',
  signs:
    'The provider refused the authorization request in words that name the parameter state, and the request has none; or in words by which the one that it has is too short.',
  against:
    'A state in the request, where the words are not of its length; a request object or request_uri, inside which it may be; words that name other parameters beside it, or that are the app’s, about the answer.',
  fix: 'Update the app, or let it send a state: a random value of 32 characters or more, new for every login, which it keeps and compares when the answer comes back. Where its library has a setting for it, turn it on.',
  references: ['rfc6749#4.1.1', 'rfc6749#10.12', 'rfc9700#4.7.1'],
  example:
    'GET /authorize?client_id=web&… without state → ?error=invalid_request&error_description=The authentication request has an invalid ‘state’ parameter.',
  confusedWith: ['second-start-overwrites', 'state-cookie-lost', 'request-refused'],
  folds: [
    'provider-error-page',
    'request-refused',
    'known-error',
    'unexplained',
    'not-answered',
    'callback-failed',
  ],
  needs: ['authorizationRequest'],
  inspect({ authorizationRequest: { message, params }, of }): CauseDraft | undefined {
    const refusal = of(refusalWords);
    if (!refusal || params['request'] || params['request_uri']) return undefined;
    const { state } = params;
    const names = state ? namesLength : namesState;
    const isMeant = refusal.texts.some((text) => names.test(text) && !namesMore.test(text));
    if (!isMeant) return undefined;
    const host = hostOf(message.url) || 'The provider';
    return {
      at: refusal.at,
      why: state
        ? `${host} demands a longer state of this client than the one that the app sent.`
        : `${host} demands a state in the authorization request, and the app sent none.`,
      proof: state ? 'phrase' : 'comparison',
      confidence: state ? 'firm' : 'certain',
      evidence: [message],
    };
  },
});

const namesState =
  /\bstate['"”’`]? (?:parameter|is (?:missing|required|mandatory))\b|\bparameter:? ['"“‘`]?state\b(?! of)|\b(?:missing|required):? ['"“‘`]?state\b(?! of)|^invalid[_ ]state\.?$|^['"“‘`]?state['"”’`]?:? (?:(?:must|should|can|may)(?: not|not) be (?:empty|blank|null)|(?:field )?required)\b/i;
const namesLength =
  /\bstate\b[^.]*\b(?:(?:enough|too few|at least \d{1,3}) characters|entropy|too short|too weak)\b/i;
/** One of several that may be it. */
const namesMore = /redirect_uri|client_id|scope|nonce|response_type|code_challenge/i;
