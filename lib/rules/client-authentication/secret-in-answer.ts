import { endpointOf } from '../../exchange/parameters.ts';
import { handedToPage } from '../../facts/leaks/handed-to-page.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'API of the client shows its secret to a page',
  why: 'Everybody who signs in can read the answer, and with it act as this client at the authorization server.',
  fix: 'Revoke the secret, and leave it out of what the API answers: the page needs the client_id alone.',
  references: ['rfc6749#10.1', 'browser-based-apps#6.3.3.1'],
  examples: {
    fires: 'GET /api/config answers {"client_id": "web", "client_secret": "…"}',
    passes: 'GET /api/config answers {"client_id": "web"}',
  },
};

/** The client’s own settings, its secret among them, are answered to its page. */
export default rule({
  id: 'secret-in-answer',
  severity: 'high',
  owner: 'client',
  needs: [handedToPage],
  inspect({ of }) {
    const shown = of(handedToPage).find(({ what }) => what === 'client_secret');
    if (!shown) return undefined;
    return {
      confidence: 'certain',
      detail: `${endpointOf(shown.exchange.url)} answered the page with the secret of this client beside its client_id.`,
      evidence: [shown.landing],
    };
  },
});
