import { asText } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import type { Message } from '../../messages/message.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'HMAC-signed ID token for a browser client',
  why: 'The key that verifies such a token also makes one. A client in the browser cannot keep it: either nobody verifies the token, or everybody can forge it.',
  fix: 'Sign ID tokens for this client with RS256, ES256 or EdDSA.',
  references: ['oidc-core#3.1.3.7', 'rfc8725#3.5'],
  examples: {
    fires: '{"alg": "HS256"} for a client that redeems its code in the page',
    passes: '{"alg": "HS256"} for a client with a server; {"alg": "ES256"} for any',
  },
};

/**
 * A client that can keep no secret was given a token that only a secret can verify. Whether its page verifies the token does not show;
 * that the page has the secret does, where it sends it.
 */
export default rule({
  id: 'jwt-symmetric-alg-public-client',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['idTokens'],
  inspect({ client, idTokens, tokenRequests = [] }) {
    const holder = tokenRequests.find(sendsSecretFromPage);
    if (client.type !== 'public' && !holder) return 'not applicable';
    const found = idTokens.filter(({ jwt }) => /^HS\d/.test(asText(jwt.header['alg']) ?? ''));
    const [first] = found;
    if (!first) return undefined;
    const detail = `The ID token has alg ${asText(first.jwt.header['alg'])}, which needs a shared secret.`;
    const tokens = found.map(({ message }) => message);
    if (!holder) return { confidence: 'certain', detail: `${detail} ${client.proof}`, evidence: tokens };
    return {
      severity: 'high',
      confidence: 'firm',
      detail: `${detail} That secret is in a page (${pageOf(holder.exchange)}), which sent it to the token endpoint.`,
      evidence: [...new Set([holder, ...tokens])],
    };
  },
});

/** The key of such a token is the client’s secret: OIDC Core §10.1. The server’s own console may have any client’s. */
function sendsSecretFromPage({ exchange }: Message): boolean {
  const page = pageOf(exchange);
  if (page === undefined || page === originOf(exchange.url)) return false;
  const { method, secret } = authenticationIn(exchange);
  return secret !== undefined || method === 'client_secret_jwt';
}
