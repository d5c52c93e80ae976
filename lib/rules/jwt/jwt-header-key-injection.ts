import { asText } from '../../exchange/json.ts';
import type { Jwt } from '../../exchange/jwt.ts';
import { originOf } from '../../exchange/parameters.ts';
import { rule, type RuleWords } from '../rule.ts';

/** Members of a JWS header that bring or name a key. RFC 7515 §4.1. */
const members = ['jwk', 'jku', 'x5u', 'x5c'] as const;

export const words: RuleWords = {
  title: 'Token header carries its own key reference',
  why: 'Whoever forges a token can put a key of his own, or the address of one, into its header. A verifier that believes the header accepts it.',
  fix: 'Name the key by kid alone and verify with the keys of the issuer’s metadata; ignore jwk, jku, x5u and x5c in tokens.',
  references: ['oidc-core#2', 'rfc8725#3.10'],
  examples: {
    fires: '{"alg": "RS256", "jku": "https://evil.example/keys"}',
    passes: '{"alg": "RS256", "kid": "1"}',
  },
};

/** The token says itself with which key it is to be verified. */
export default rule({
  id: 'jwt-header-key-injection',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ idTokens = [], accessTokens = [] }) {
    const tokens = [
      ...idTokens.map(({ message, jwt }) => ({ what: 'ID token', message, jwt })),
      ...accessTokens.flatMap(({ message, jwt }) => (jwt ? [{ what: 'access token', message, jwt }] : [])),
    ];
    if (tokens.length === 0) return 'not applicable';
    const found = tokens.filter(({ jwt }) => namesIn(jwt).length > 0);
    const shown = found.find(({ jwt }) => foreignAddress(jwt) !== undefined) ?? found[0];
    if (!shown) return undefined;
    const foreign = foreignAddress(shown.jwt);
    return {
      severity: foreign ? 'medium' : 'low',
      confidence: 'certain',
      detail: `The header of the ${shown.what} has ${namesIn(shown.jwt).join(', ')}${foreign ? `, an address at ${foreign} and not at its issuer` : ''}; expected: kid alone.`,
      evidence: found.map(({ message }) => message),
    };
  },
});

type Signed = Extract<Jwt, { type: 'jws' }>;

function namesIn({ header }: Signed): readonly string[] {
  return members.filter((name) => header[name] !== undefined);
}

function foreignAddress({ header, claims }: Signed): string | undefined {
  const issuer = originOf(asText(claims['iss']) ?? '');
  const origins = [header['jku'], header['x5u']].map((url) => originOf(asText(url) ?? ''));
  return issuer ? (origins.find((origin) => origin !== null && origin !== issuer) ?? undefined) : undefined;
}
