import { asText } from '../../exchange/json.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Unsigned ID token',
  why: 'Anybody can write an unsigned ID token. A client that takes one from the address bar lets everybody log in as anybody.',
  fix: 'Sign ID tokens (ES256, EdDSA or RS256), and refuse every token whose alg is none.',
  references: ['oidc-core#2', 'rfc8725#3.1', 'rfc8725#3.2'],
  examples: {
    fires: '{"alg": "none"} in the header of the ID token',
    passes: '{"alg": "ES256", "kid": "1"} and a signature',
  },
};

/** Nobody signed the ID token. */
export default rule({
  id: 'id-token-alg-none',
  severity: 'critical',
  owner: 'authorization_server',
  needs: ['idTokens'],
  inspect({ flow, idTokens }) {
    const unsigned = idTokens.filter(isUnsigned);
    const early = unsigned.find(({ message }) => message.kind === 'authorization_response');
    const shown = early ?? unsigned[0];
    if (!shown) return undefined;
    const isAgreed = messagesOf(flow, 'client_registration').some(
      ({ answer }) => answer?.['id_token_signed_response_alg'] === 'none',
    );
    return {
      severity: early ? 'critical' : isAgreed ? 'info' : 'medium',
      confidence: 'certain',
      detail: `The ID token from the ${early ? 'front channel' : 'token endpoint'} has ${shown.jwt.header['alg'] === 'none' ? 'alg none' : 'no signature'}; expected: a signature.${isAgreed && !early ? ' The client is registered for it, which is allowed there.' : ''}`,
      evidence: unsigned.map(({ message }) => message),
    };
  },
});

function isUnsigned({ jwt: { header, signature } }: IdToken): boolean {
  return asText(header['alg'])?.toLowerCase() === 'none' || signature === '';
}
