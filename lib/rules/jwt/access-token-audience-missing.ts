import { asText } from '../../exchange/json.ts';
import type { AccessToken } from '../../facts/tokens/access-token.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

/** More audiences than that, and the token opens too many doors. */
const most = 3;

export const words: RuleWords = {
  title: 'JWT access token without, or with a broad, audience',
  why: 'A token that names no API is taken by all of them: one API that is broken into, or dishonest, can use it at the others.',
  fix: 'Restrict access tokens to the API they are for: let the client name it (resource or audience), and put it into aud.',
  references: ['rfc9068#2.2', 'rfc9700#2.3', 'rfc8707#2'],
  examples: {
    fires: '{"typ": "at+jwt"} and no aud among the claims',
    passes: '"aud": "https://api.example"; an opaque token',
  },
};

/** Every API that trusts the server takes this token. */
export default rule({
  id: 'access-token-audience-missing',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['accessTokens'],
  inspect({ accessTokens }) {
    const readable = accessTokens.filter(({ jwt }) => jwt && jwt.claims['token_use'] === undefined);
    if (readable.length === 0) return 'not applicable';
    for (const token of readable) {
      const fault = faultOf(token);
      if (fault) return { ...fault, confidence: 'certain' as const, evidence: [token.message] };
    }
    return undefined;
  },
});

function faultOf({ jwt }: AccessToken): { readonly severity: Severity; readonly detail: string } | undefined {
  const { header = {}, claims = {} } = jwt ?? {};
  const audiences = [claims['aud'] ?? []].flat();
  const isProfiled = /^(application\/)?at\+jwt$/i.test(asText(header['typ']) ?? '');
  if (audiences.length === 0) {
    return {
      severity: isProfiled ? 'medium' : 'low',
      detail: `The access token is a JWT${isProfiled ? ' of type at+jwt' : ''} without aud; expected: the API it is for.`,
    };
  }
  if (audiences.length > most)
    return {
      severity: 'info',
      detail: `The access token is for ${audiences.length} audiences at once; expected: the API that is called.`,
    };
  // Keycloak's setting from the factory: every client's tokens name its account console alone.
  return audiences.length === 1 && audiences[0] === 'account'
    ? { severity: 'low', detail: 'aud is "account" alone, Keycloak’s default; expected: the API it is for.' }
    : undefined;
}
