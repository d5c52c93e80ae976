import type { IdToken } from '../../facts/tokens/id-token.ts';
import { hashClaims, hashedValue, hashVerdictOf, type HashClaim } from '../../facts/tokens/token-hashes.ts';
import { rule, type RuleWords } from '../rule.ts';

const hashed: Readonly<Record<HashClaim, string>> = {
  at_hash: 'the access token',
  c_hash: 'the code',
  s_hash: 'the state',
};

export const words: RuleWords = {
  title: 'Hash claim at_hash, c_hash or s_hash missing or wrong',
  why: 'Through the front channel anybody can put another token or code beside a genuine ID token. The hash in the ID token is what shows the exchange.',
  fix: 'Client: check the hashes before using token or code, and refuse what does not fit. Server: hash what is delivered together, with the hash of the token’s alg.',
  references: [
    'oidc-core#3.1.3.6',
    'oidc-core#3.2.2.9',
    'oidc-core#3.2.2.10',
    'oidc-core#3.3.2.10',
    'oidc-core#3.3.2.11',
    'rfc9700#4.6.1',
  ],
  examples: {
    fires: 'An access token and an ID token without at_hash in one fragment',
    passes: 'The at_hash is the left half of the access token’s hash; or none, from the token endpoint',
  },
};

/** The ID token does not vouch for what came with it. */
export default rule({
  id: 'id-token-hash-invalid',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['idTokens'],
  inspect({ idTokens }) {
    const checks = idTokens.flatMap((token) => hashClaims.map((claim) => ({ token, claim })));
    const judged = checks.flatMap(({ token, claim }) => {
      const state = stateOf(token, claim);
      return state ? [{ token, claim, state }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    return judged.filter(({ state }) => state !== 'match').map(describe);
  },
});

type State = 'match' | 'mismatch' | 'missing';

function stateOf(token: IdToken, claim: HashClaim): State | undefined {
  const isMissing = token.jwt.claims[claim] === undefined;
  return isMissing ? (isRequired(token, claim) ? 'missing' : undefined) : hashVerdictOf(token, claim);
}

/** OIDC Core §3.2.2.10 (at_hash), §3.3.2.11 (both). From the token endpoint they are optional. */
function isRequired({ message }: IdToken, claim: HashClaim): boolean {
  return (
    message.kind === 'authorization_response' &&
    claim !== 's_hash' &&
    hashedValue(message, claim) !== undefined
  );
}

function describe({ token: { message }, claim, state }: { token: IdToken; claim: HashClaim; state: State }) {
  const early = message.kind === 'authorization_response';
  const place = early ? 'authorization response' : 'token response';
  return {
    severity: early ? ('high' as const) : ('medium' as const),
    confidence: 'certain' as const,
    about: claim,
    detail:
      state === 'missing'
        ? `The authorization response brings ${hashed[claim]} and an ID token without ${claim}; expected: the hash of ${hashed[claim]}.`
        : `${claim} of the ID token is not the hash of ${hashed[claim]} that came in the same ${place}.`,
    evidence: [message],
  };
}
