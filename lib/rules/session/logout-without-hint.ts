import { isPage } from '../../facts/pages/page-kind.ts';
import { seen } from '../../facts/seen.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout request without id_token_hint',
  why: 'Without a hint the provider has to ask the person, and may refuse to send the browser back to the app.',
  fix: 'Send the last ID token as id_token_hint (by POST it stays out of addresses), or the client_id.',
  references: ['rp-logout#2', 'rp-logout#6'],
  examples: {
    fires: '/session/end?post_logout_redirect_uri=…',
    passes: '/session/end?id_token_hint=…&post_logout_redirect_uri=…',
  },
};

/** The provider cannot tell whose session is to end, nor that the client asks. */
export default remark({
  id: 'logout-without-hint',
  severity: 'low',
  owner: 'client',
  needs: [seen.end_session_request],
  inspect({ of }) {
    const [request] = of(seen.end_session_request);
    const { params, exchange, protocol } = request;
    if (!isOAuth2(protocol)) return 'not applicable';
    if (params['id_token_hint']) return undefined;
    if (params['client_id'] || isVendors(params)) return undefined;
    if (exchange.method === 'POST' && exchange.requestBody?.text === undefined) return 'not applicable';
    return {
      severity: isPage(exchange) ? 'info' : 'low',
      confidence: 'certain',
      detail: `The logout request has neither id_token_hint nor client_id${params['post_logout_redirect_uri'] ? ' and asks to be sent back' : ''}.${isPage(exchange) ? ' The server showed a page and asked.' : ''}`,
      evidence: [request],
    };
  },
});

/** Auth0's and Cognito's own logout has names of its own. */
function isVendors(params: Readonly<Record<string, string>>): boolean {
  return Boolean(params['returnTo'] ?? params['logout_uri']);
}
