import { endpointOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import { nobodyThere } from '../../flows/fedcm-attempt.ts';
import { messagesOf } from '../../flows/flow.ts';
import { cause } from '../cause.ts';

/** The browser shows only the accounts that the page asked for. W3C FedCM; https://developer.chrome.com/docs/identity/fedcm/implement/relying-party */
export default cause({
  id: 'fedcm-other-account',
  owner: 'client',
  title: 'Nobody is signed in whom the page asked for (FedCM)',
  signs:
    'The browser opened the provider’s login page with login_hint or domain_hint, which is what the page asked for, and no account of the last list has it among its login_hints or domain_hints; no token followed.',
  against:
    'An account with the hint; a list that was not recorded. What the page asked for stands in no other request: without the window it is not seen.',
  fix: 'Sign in with the account that the page asked for. Page: leave loginHint and domainHint out where any account will do. Provider: list the names by which apps know an account in its login_hints, and its domain in domain_hints.',
  references: ['fedcm'],
  example: '/login?login_hint=jo@…, then accounts: [{ login_hints: ["kim@…"] }]',
  confusedWith: ['fedcm-nobody-signed-in', 'fedcm-account-left-out'],
  folds: ['unexplained', 'known-error', 'no-answer', 'wrong-endpoint'],
  needs: [],
  inspect({ flow, of }) {
    const left = of(attempt)?.isNo && nobodyThere(flow.messages);
    const opened = messagesOf(flow, 'login_window').at(-1);
    if (!left || !opened || (left.why !== 'other hint' && left.why !== 'other domain')) return undefined;
    const [asked, list] =
      left.why === 'other hint' ? ['login_hint', 'login_hints'] : ['domain_hint', 'domain_hints'];
    return {
      at: left.at,
      why: `The page asked for an account by ${asked}, with which the browser opened ${endpointOf(opened.url)}, and none that ${endpointOf(left.at.url)} lists has it among its ${list}: the browser leaves them all out, and the page only hears that it did not work.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [opened, left.at],
    };
  },
});
