import { hostOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { turnedAwayCallOf } from '../../facts/api/turned-away-call.ts';
import { saidBy } from '../../facts/said/said.ts';
import { meanings } from '../said/meanings.ts';
import { cause } from '../cause.ts';

/** The provider gives out tokens for an app that is still in testing, and its API then lets in only those on the app’s list. */
export default cause({
  id: 'app-not-ready',
  owner: 'authorization_server',
  title: 'The app is in testing at the provider, or not released there for this',
  signs:
    'An API refused (400, 403, 404) a call with the token of this login, and says that the app is in development mode, that this person is not on its list of users or testers, that its number of users is reached, or that it is not released for this API. A provider’s own page that says so counts too.',
  against: 'A refusal that speaks of scopes, roles or the token itself; a call that the API answers later.',
  fix: 'Add the person as user or tester of the app in the provider’s console, or have the app released there. The login needs no change, and a new one does not help.',
  references: ['rfc6750#3.1'],
  example: 'GET api.spotify.com/v1/me → 403 “User not registered in the Developer Dashboard”',
  confusedWith: ['scope-missing', 'userinfo-refused', 'resource-rejected', 'app-restricted-by-organization'],
  folds: [
    'api-forbids',
    'resource-rejected',
    'scope-missing',
    'userinfo-refused',
    'callback-failed',
    'code-not-redeemed',
    'unexplained',
    'known-error',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }) {
    const at = turnedAwayCallOf(flow, (status) => refusing.has(status));
    const said =
      at &&
      saidBy(at.exchange)?.phrases.find(
        ({ phrase, words }) =>
          phrase.cause === 'app-not-ready' && speakers.has(phrase.by) && words.source === 'body',
      );
    if (!at || !said) return undefined;
    const { phrase, words } = said;
    const quote = { text: words.text, host: hostOf(at.exchange.url), at: at.exchange };
    return {
      at,
      why: `The login worked and the token is good; the API refuses the call all the same. ${phrase.means ?? meanings['app-not-ready'].why} ${quoteSentence(quote)}`,
      ...(phrase.fix !== undefined && { fix: phrase.fix }),
      proof: 'phrase',
      confidence: phrase.loosely.length > 0 ? 'firm' : 'certain',
      evidence: [at],
      quote,
    };
  },
});

const refusing: ReadonlySet<number> = new Set([400, 403, 404]);
const speakers: ReadonlySet<string> = new Set(['resource_server', 'anyone']);
