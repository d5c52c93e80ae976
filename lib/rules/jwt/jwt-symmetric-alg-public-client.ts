import { rule } from '../rule.ts';

/** A client without a secret was given a token that only a secret can verify. */
export default rule({
  id: 'jwt-symmetric-alg-public-client',
  severity: 'medium',
  owner: 'authorization_server',
  title: 'HMAC-signed ID token for a browser client',
  why: 'The key that verifies such a token also makes one. A client in the browser cannot keep it: either nobody verifies the token, or everybody can forge it.',
  fix: 'Sign ID tokens for this client with RS256, ES256 or EdDSA.',
  references: ['oidc-core#3.1.3.7', 'rfc8725#3.5'],
  examples: {
    fires: '{"alg": "HS256"} for a client that redeems its code in the page',
    passes: '{"alg": "HS256"} for a client with a server; {"alg": "ES256"} for any',
  },
  needs: ['idTokens'],
  inspect({ client, idTokens }) {
    if (client.type !== 'public') return 'not applicable';
    const found = idTokens.filter(({ jwt }) => /^HS\d/.test(String(jwt.header['alg'])));
    const [first] = found;
    if (!first) return undefined;
    return {
      confidence: 'certain',
      detail: `The ID token has alg ${String(first.jwt.header['alg'])}, which needs a shared secret. ${client.proof}`,
      evidence: found.map(({ message }) => message),
    };
  },
});
