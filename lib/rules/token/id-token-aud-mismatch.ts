import type { IdToken } from '../../facts/tokens/id-token.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'ID token issued to another client',
  why: 'An ID token is a statement for one client. A client that accepts one made for another lets anybody in who runs a client of that provider.',
  fix: 'Refuse ID tokens whose aud does not contain your client_id.',
  references: ['oidc-core#3.1.3.7'],
  examples: {
    fires: '"aud": "other" in the ID token of the client spa',
    passes: '"aud": ["spa", "api"] with "azp": "spa"',
  },
};

/** The ID token was made for another client. */
export default rule({
  id: 'id-token-aud-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['idTokens'],
  inspect({ idTokens, client }) {
    if (!client.id) return 'not applicable';
    const id = client.id;
    const judged = idTokens.filter((token) => audienceOf(token).length > 0);
    if (judged.length === 0) return 'not applicable';
    const foreign = judged.filter(
      (token) => !audienceOf(token).includes(id) && token.jwt.claims['azp'] !== id,
    );
    return foreign.map((token) => ({
      confidence: 'certain' as const,
      detail: `aud is ${audienceOf(token)
        .map((aud) => `"${aud}"`)
        .join(', ')}; expected "${id}".`,
      evidence: [token.message],
    }));
  },
});

function audienceOf({ jwt: { claims } }: IdToken): readonly string[] {
  return [claims['aud']].flat().filter((aud) => typeof aud === 'string');
}
