import { endpointOf } from '../../exchange/parameters.ts';
import { handedToPage, type HandedToPage } from '../../facts/leaks/handed-to-page.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Server hands tokens on to its page',
  why: 'The server redeemed the code so that tokens stay out of the browser, and then gives them to a page whose scripts can take them. A refresh token taken there keeps working for whoever has it.',
  fix: 'Keep tokens on the server and let it call the APIs; where the page must call them itself, give it short-lived access tokens and never the refresh token.',
  references: ['browser-based-apps#6.2', 'browser-based-apps#6.1'],
  examples: {
    fires: 'GET /api/session answers {"user": …, "refreshToken": "…"} to the page',
    passes: 'GET /api/session answers {"user": …}',
  },
};

/** The client’s own API gives its page a token that the page did not redeem. */
export default rule({
  id: 'tokens-from-backend',
  severity: 'medium',
  owner: 'client',
  needs: [handedToPage],
  inspect({ of, tokenRequests, server }) {
    // A page that redeems its code has its tokens from there.
    if (tokenRequests !== undefined) return 'not applicable';
    const answers = of(handedToPage);
    const given = (what: HandedToPage['what']) => answers.find((one) => one.what === what);
    const refresh = given('refresh_token');
    if (refresh)
      return {
        confidence: 'certain',
        detail: `${endpointOf(refresh.exchange.url)} answered the page with a refresh token.`,
        evidence: [refresh.landing],
      };
    const access = given('access_token');
    if (!access) return undefined;
    return {
      severity: 'info',
      confidence: 'certain',
      detail: `${endpointOf(access.exchange.url)} answered the page with an access token of ${server.issuer}: the server mediates tokens, and the page calls the APIs itself.`,
      evidence: [access.landing],
    };
  },
});
