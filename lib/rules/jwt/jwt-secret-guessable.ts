import { isMadeWithWord, sharedKeyTokensOf, type SharedKeyUse } from '../../facts/tokens/shared-key.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'JWT signed with a secret that everybody knows',
  why: 'Whoever tries the words of examples and templates finds the key, and then writes tokens for any person that nobody can tell from real ones.',
  fix: 'Replace the secret at once by at least 256 random bits, and refuse everything that was signed with the old one; where others must verify, sign with RS256, ES256 or EdDSA.',
  references: ['rfc8725#3.5', 'rfc7518#3.2', 'oidc-core#10.1'],
  examples: {
    fires: '{"alg": "HS256"} and a signature that the word “secret” makes',
    passes: '{"alg": "HS256"} and a key that is on no list',
  },
};

const names: Readonly<Record<SharedKeyUse, string>> = {
  id_token: 'The ID token',
  access_token: 'The access token',
  client_assertion: 'The client’s assertion',
  cookie: 'A cookie that the app’s answer to the callback sets',
};

/** The signature was made with a word of a short list. That is arithmetic. */
export default rule({
  id: 'jwt-secret-guessable',
  severity: 'critical',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const tokens = sharedKeyTokensOf(flow);
    const guessed = tokens.filter(isMadeWithWord);
    // That no word of the list fits does not make a key a good one.
    if (guessed.length === 0) return 'not applicable';
    return guessed.map(({ use, message, alg }) => ({
      owner: use === 'client_assertion' || use === 'cookie' ? ('client' as const) : undefined,
      confidence: 'certain' as const,
      detail: `${names[use]} is signed (${alg}) with a word of a short list of examples and defaults, or with the client’s own id.`,
      evidence: [message],
    }));
  },
});
