import { asText } from '../../exchange/json.ts';
import { isOneServerTwice } from '../../facts/one-operator.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'ID token issuer is not the discovered issuer',
  why: 'Subjects are unique per issuer only. A client that takes a token of another issuer can log somebody in as somebody else.',
  fix: 'Configure the exact issuer string, and refuse ID tokens with any other iss.',
  references: ['oidc-core#3.1.3.7', 'oidc-discovery#4.3'],
  examples: {
    fires: '"iss": "https://login.example" where the metadata says https://id.example',
    passes: '"iss": "https://id.example", as the metadata says',
  },
};

/** The ID token names another issuer than the server's metadata. */
export default rule({
  id: 'id-token-iss-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['idTokens'],
  inspect({ flow, idTokens }) {
    const issuer = asText(flow.metadata?.['issuer']);
    const named = idTokens.filter(({ jwt }) => asText(jwt.claims['iss']) !== undefined);
    // Microsoft's shared endpoints name a tenant only in the token.
    if (!issuer || named.length === 0 || /[{]|%7B/i.test(issuer)) return 'not applicable';
    const wrong = named.find(
      ({ jwt }) => !isGoogle(issuer, jwt.claims['iss']) && jwt.claims['iss'] !== issuer,
    );
    if (!wrong) return undefined;
    const said = String(wrong.jwt.claims['iss']);
    const isSpelling = bare(said) === bare(issuer);
    const isTwice = !isSpelling && isOneServerTwice(said, issuer);
    return {
      ...(isTwice && { owner: 'authorization_server' as const }),
      severity: isSpelling || isTwice ? 'medium' : 'high',
      confidence: 'certain',
      detail: `iss is "${said}"; expected "${issuer}", as in the server’s metadata.${isSpelling ? ' They differ in spelling alone: the strings must be the same.' : isTwice ? ' It looks like one server under two names: it needs one that is the same from everywhere.' : ''}`,
      evidence: [wrong.message],
    };
  },
});

function bare(issuer: string): string {
  return issuer.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
}

/** Google documents both forms. https://developers.google.com/identity/openid-connect/openid-connect */
function isGoogle(issuer: string, iss: unknown): boolean {
  return issuer === 'https://accounts.google.com' && iss === 'accounts.google.com';
}
