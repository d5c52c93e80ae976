import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { grantedScopesOf } from '../../facts/api/granted-scopes.ts';
import { refusedCall, type RefusedCall } from '../../facts/api/refused-call.ts';
import { foreignAudienceOf } from '../../facts/api/token-audience.ts';
import type { Facts } from '../../facts/facts.ts';
import { scopesIn } from '../../facts/tokens/refresh.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider’s userinfo endpoint does not take the token. OpenID Connect Core §5.3. */
export default cause({
  id: 'userinfo-refused',
  owner: 'client',
  title: 'The userinfo endpoint does not take this token',
  signs:
    'The userinfo endpoint answered 401 or 403 to a token without the scope openid, or to one that is meant for another API; or it says that it wants another audience.',
  against: 'A token with openid for the provider itself: then it had expired or was revoked.',
  fix: 'Ask for the scope openid in the authorization request, and call userinfo with the token that was issued for the provider itself, not with one for an API.',
  references: ['oidc-core#5.3.1', 'oidc-core#3.1.2.1', 'rfc6750#3.1'],
  example: 'scope=profile; GET /userinfo → 403 insufficient_scope, scope="openid"',
  confusedWith: ['scope-missing', 'audience-wrong', 'resource-rejected'],
  folds: [
    'api-forbids',
    'resource-rejected',
    'scope-missing',
    'audience-wrong',
    'audience-missing',
    'known-error',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const refused = facts.of(refusedCall);
    if (refused?.call.kind !== 'userinfo_request') return undefined;
    const { call, code, means, text } = refused;
    const other = withoutOpenid(facts, refused) ?? ofForeignAudience(facts, refused);
    if (other) return other;
    if (means.includes('audience-wrong')) return ofOtherAudience(refused);
    const isCode = code === 'insufficient_scope';
    if (!isCode && !means.includes('userinfo-refused')) return undefined;
    return {
      at: call,
      why: `${endpointOf(call.url)} does not take this token: it lacks the scope openid, or is meant for another API.${itSays(text)}`,
      proof: isCode ? 'code' : 'phrase',
      confidence: 'firm',
      evidence: [call],
    };
  },
});

/** What was granted is known, and openid is not among it. */
function withoutOpenid(
  { flow, authorizationRequest }: Facts,
  { call, code, means, jwt, text }: RefusedCall,
): CauseDraft | undefined {
  const granted = grantedScopesOf(flow, call, jwt);
  if (granted === undefined || granted.scopes.includes('openid')) return undefined;
  if (!means.every((name) => name === 'userinfo-refused' || name === 'scope-missing')) return undefined;
  const asked = authorizationRequest?.params['scope'];
  const how = scopesIn(asked).includes('openid')
    ? ', although the login asked for openid'
    : ': the login did not ask for openid';
  return {
    at: call,
    why: `${endpointOf(call.url)} wants a token with the scope openid, and this one has ${granted.scopes.join(' ') || 'none'}${asked === undefined ? '' : how}.${itSays(text)}`,
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

/** The token says that it is for Microsoft Graph or another operator’s API. */
function ofForeignAudience({ client }: Facts, { call, text }: RefusedCall): CauseDraft | undefined {
  const foreign = adfsAudiences.test(text) ? undefined : foreignAudienceOf(call, client.id);
  if (!foreign || foreign.meant === 'client') return undefined;
  const named = foreign.audiences.join(', ');
  return {
    at: call,
    why: `The token is meant for ${foreign.meant === 'graph' ? 'Microsoft Graph' : 'another API'}${named ? ` (aud ${named})` : ''}, and was sent to the userinfo endpoint ${endpointOf(call.url)}.${itSays(text)}`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [call],
  };
}

/** AD FS says which audience the token has, and which one its endpoint wants. */
const adfsAudiences =
  /\bAudience '([^']{1,300})' in the access token is not same as the identifier of the UserInfo relying party trust '([^']{1,300})'/i;

/** By what the endpoint says, and the token’s own audience where it can be read. */
function ofOtherAudience({ call, text, jwt }: RefusedCall): CauseDraft {
  const [, said, wanted] = adfsAudiences.exec(text) ?? [];
  const its =
    said ??
    [jwt?.claims['aud']]
      .flat()
      .flatMap((aud) => asText(aud) ?? [])
      .join(', ');
  return {
    at: call,
    why: `${endpointOf(call.url)} wants a token ${wanted === undefined ? 'of another audience' : `for ${wanted}`}${its ? `, and this one is for ${its}` : ''}.${itSays(text)}`,
    fix: wanted === undefined ? providersFix : adfsFix(wanted),
    proof: wanted === undefined ? 'phrase' : 'comparison',
    confidence: wanted === undefined ? 'firm' : 'certain',
    evidence: [call],
    ...(wanted !== undefined && {
      compared: [{ name: 'aud', expected: { value: wanted, at: call }, got: { value: its, at: call } }],
    }),
  };
}

const providersFix =
  'Ask for a token for the provider itself: leave audience, resource and the scopes of an API out of the login, or take the person’s claims from the ID token. Renewing the token cannot help.';

/** https://learn.microsoft.com/windows-server/identity/ad-fs/overview/ad-fs-openid-connect-oauth-concepts */
const adfsFix = (wanted: string): string =>
  `Ask AD FS for a token for its userinfo endpoint: send resource=${wanted} with the authorization request, and no scope or resource of a web API. Or leave the call out (oidc-client: loadUserInfo: false) and take the claims from the ID token: AD FS answers it with sub alone. Renewing the token cannot help.`;
