import { travelledInClear } from '../../facts/leaks/clear-text.ts';
import { isOutOfReach } from '../../facts/development.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { protectsCode } from '../../facts/pkce/broken-pkce.ts';
import { rule, type RuleWords } from '../rule.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Code or token travelled over clear text http',
  why: 'Anybody on the network path has read the answer and can use it before the client does.',
  fix: 'Register and use https redirect URIs only.',
  references: ['rfc9700#2.6', 'rfc6749#3.1.2.1'],
  examples: {
    fires: 'GET http://app.example/cb?code=… answered by the server',
    passes: 'http://127.0.0.1:8080/cb?code=… on the device itself',
  },
};

/** The answer really travelled in clear text. */
export default rule({
  id: 'callback-over-http',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const deliveries = messagesOf(facts.flow, 'authorization_response').filter(
      ({ protocol, url, error }) => isOAuth2(protocol) && /^https?:/i.test(url) && !error,
    );
    if (deliveries.length === 0) return 'not applicable';
    const clear = deliveries.filter(travelledInClear);
    const what = carriedBy(facts);
    if (clear.length === 0 || !what) return undefined;
    const hasPkce = protectsCode(facts);
    return {
      severity: clear.every(({ url }) => isOutOfReach(url)) ? 'medium' : severityOf(what, hasPkce),
      confidence: 'certain',
      detail: `${what === 'token' ? 'A token' : 'The code'} was delivered to an address that begins with http:// and whose host is not the device itself; expected https.${what === 'code' && hasPkce ? ' PKCE keeps a stolen code from being redeemed.' : ''}`,
      evidence: clear,
    };
  },
});

/** What was delivered; for a form whose content was not recorded, what was asked for. */
function carriedBy({ authorizationResponse, authorizationRequest }: Facts): 'token' | 'code' | undefined {
  const { access_token: token, id_token: idToken, code, response } = authorizationResponse?.params ?? {};
  const asked = authorizationRequest?.responseType;
  const isUnread = Object.keys(authorizationResponse?.params ?? {}).length === 0;
  if (token ?? idToken) return 'token';
  if (isUnread && (asked?.has('token') || asked?.has('id_token'))) return 'token';
  return (code ?? response) || (isUnread && asked?.has('code')) ? 'code' : undefined;
}

function severityOf(what: 'token' | 'code', hasPkce: boolean) {
  if (what === 'token') return 'critical' as const;
  return hasPkce ? ('medium' as const) : ('high' as const);
}
