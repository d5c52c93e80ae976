import type { Facts } from '../../facts/facts.ts';
import { vendorOf } from '../../facts/pkce/pkce-support.ts';
import { remark, type RemarkDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Parameters that will have no effect',
  why: 'The client believes that it asked for an ID token or a refresh token. It did not, so a check it relies on cannot happen, or the person must log in again sooner than meant.',
  fix: 'Add openid to scope, or prompt=consent for offline_access (access_type=offline at Google), or drop the parameter.',
  references: ['oidc-core#3.1.2.1', 'oidc-core#3.1.2.2', 'oidc-core#11'],
  examples: {
    fires: '/auth?response_type=code&scope=profile&nonce=…, without openid',
    passes: '/auth?response_type=code&scope=openid&nonce=…',
  },
};

/** The client asks for something in a way that gets it nothing. */
export default remark({
  id: 'authz-parameter-ineffective',
  severity: 'low',
  owner: 'client',
  needs: ['authorizationRequest'],
  inspect(facts) {
    if (facts.errorPage || !asksForMore(facts)) return 'not applicable';
    return withoutOpenid(facts) ?? offlineForNothing(facts);
  },
});

/** Parameters and scopes that have an effect only beside others. */
function asksForMore(facts: Facts): boolean {
  return wantedOfOpenid(facts).length > 0 || scopesOf(facts).includes('offline_access');
}

function wantedOfOpenid({ authorizationRequest: request }: Facts): readonly string[] {
  if (!request) return [];
  const names = ['nonce', 'claims', 'id_token_hint'].filter((name) => request.params[name]);
  return request.responseType.has('id_token') ? [...names, 'response_type id_token'] : names;
}

function withoutOpenid(facts: Facts): RemarkDraft | undefined {
  const request = facts.authorizationRequest!;
  const scopes = scopesOf(facts);
  // Apple answers with an ID token whatever the scope says.
  if (scopes.includes('openid') || facts.idTokens || vendorOf(facts.flow)?.name === 'Apple') return undefined;
  const wanting = wantedOfOpenid(facts);
  if (wanting.length === 0) return undefined;
  return {
    severity: 'low',
    confidence: 'firm',
    detail: `The request has ${wanting.join(' and ')}, but scope lacks openid: this is no OpenID Connect request, and no ID token will come.`,
    evidence: [request.message],
  };
}

function offlineForNothing(facts: Facts): RemarkDraft | undefined {
  const { authorizationRequest: request, redemptions } = facts;
  if (!request || !scopesOf(facts).includes('offline_access')) return undefined;
  const isForCode = request.responseType.has('code');
  const answered = redemptions?.filter(({ answer }) => answer?.['access_token'] !== undefined) ?? [];
  const isRefused =
    answered.length > 0 &&
    answered.every(({ answer }) => answer?.['refresh_token'] === undefined) &&
    !/\bconsent\b/.test(request.params['prompt'] ?? '');
  if (request.responseType.size === 0 || (isForCode && !isRefused)) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail: isForCode
      ? 'scope asks for offline_access without prompt=consent, and no refresh token came.'
      : 'scope asks for offline_access, but no code is asked for that could bring a refresh token.',
    evidence: [request.message, ...answered],
  };
}

function scopesOf({ authorizationRequest }: Facts): readonly string[] {
  return (authorizationRequest?.params['scope'] ?? '').split(/[\s+,]+/);
}
