import { endpointOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import { labelOf, nobodyThere } from '../../flows/fedcm-attempt.ts';
import { cause } from '../cause.ts';

/** The browser shows only accounts with the label that the configuration is for. https://developer.chrome.com/docs/identity/fedcm/implement/identity-provider */
export default cause({
  id: 'fedcm-account-left-out',
  owner: 'authorization_server',
  title: 'No account has the label that this configuration is for (FedCM)',
  signs:
    'The configuration has an account_label, the list of accounts is not empty, none of them has it among its label_hints, and no token followed.',
  against:
    'An account with the label; a list that was not recorded. What the page itself left out (loginHint, domainHint) goes over no wire.',
  fix: 'Give the accounts that may use this app the label in label_hints, or let the page name a configuration (configURL) without account_label, or with the one that the person’s account has.',
  references: ['fedcm'],
  example: 'account_label "business"; accounts: [{ label_hints: ["private"] }]',
  confusedWith: ['fedcm-nobody-signed-in', 'fedcm-refused'],
  folds: ['unexplained', 'known-error', 'no-answer', 'wrong-endpoint'],
  needs: [],
  inspect({ flow, of }) {
    const failed = of(attempt);
    const left = failed?.isNo && nobodyThere(flow.messages);
    if (!left || left.why !== 'other label') return undefined;
    const config = failed.documents.findLast(({ answer }) => answer?.['accounts_endpoint'] !== undefined);
    const label = labelOf(flow.messages);
    return {
      at: left.at,
      why: `The configuration${config ? ` ${endpointOf(config.url)}` : ''} is for accounts with account_label ${label ?? 'of its own'}, and none that ${endpointOf(left.at.url)} lists has it among its label_hints: the browser leaves them all out, and the page only hears that it did not work.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [...(config ? [config] : []), left.at],
    };
  },
});
