import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { grantedScopesOf } from '../../facts/api/granted-scopes.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { foreignAudienceOf } from '../../facts/api/token-audience.ts';
import { scopesIn } from '../../facts/tokens/refresh.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider’s userinfo endpoint does not take the token. OpenID Connect Core §5.3. */
export default cause({
  id: 'userinfo-refused',
  owner: 'client',
  title: 'The userinfo endpoint does not take this token',
  signs:
    'The userinfo endpoint answered 401 or 403 to a token without the scope openid, or to one that is meant for another API.',
  against: 'A token with openid for the provider itself: then it had expired or was revoked.',
  fix: 'Ask for the scope openid in the authorization request, and call userinfo with the token that was issued for the provider itself, not with one for an API.',
  references: ['oidc-core#5.3.1', 'oidc-core#3.1.2.1', 'rfc6750#3.1'],
  example: 'scope=profile; GET /userinfo → 403 insufficient_scope, scope="openid"',
  confusedWith: ['scope-missing', 'audience-wrong', 'resource-rejected'],
  folds: ['resource-rejected', 'scope-missing', 'audience-wrong', 'audience-missing', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow, client, authorizationRequest }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (refused?.call.kind !== 'userinfo_request') return undefined;
    const { call, code, means, jwt, text } = refused;
    const where = endpointOf(call.url);
    const says = itSays(text);
    const granted = grantedScopesOf(flow, call, jwt);
    const lacksOpenid = granted !== undefined && !granted.scopes.includes('openid');
    if (lacksOpenid && means.every((name) => name === 'userinfo-refused' || name === 'scope-missing')) {
      const asked = authorizationRequest?.params['scope'];
      const how = scopesIn(asked).includes('openid')
        ? ', although the login asked for openid'
        : ': the login did not ask for openid';
      return {
        at: call,
        why: `${where} wants a token with the scope openid, and this one has ${granted.scopes.join(' ') || 'none'}${asked === undefined ? '' : how}.${says}`,
        proof: 'comparison',
        confidence: code === 'insufficient_scope' || means.length > 0 ? 'certain' : 'firm',
        evidence: authorizationRequest ? [authorizationRequest.message, call] : [call],
        compared: [
          {
            name: 'scope',
            expected: { value: 'openid', at: undefined },
            got: { value: granted.scopes.join(' '), at: granted.at },
          },
        ],
      };
    }
    const foreign = foreignAudienceOf(call, client.id);
    if (foreign && foreign.meant !== 'client') {
      const named = foreign.audiences.join(', ');
      return {
        at: call,
        why: `The token is meant for ${foreign.meant === 'graph' ? 'Microsoft Graph' : 'another API'}${named ? ` (aud ${named})` : ''}, and was sent to the userinfo endpoint ${where}.${says}`,
        proof: 'comparison',
        confidence: 'firm',
        evidence: [call],
      };
    }
    const isCode = code === 'insufficient_scope';
    if (!isCode && !means.includes('userinfo-refused')) return undefined;
    return {
      at: call,
      why: `${where} does not take this token: it lacks the scope openid, or is meant for another API.${says}`,
      proof: isCode ? 'code' : 'phrase',
      confidence: 'firm',
      evidence: [call],
    };
  },
});
