import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { ample } from './ample.ts';
import { openIdScope } from './oidc-core.ts';
import { isBasic } from './oidc-op-basic.ts';
import { certified, judged, must, profile, seenWhole } from './profile.ts';

/**
 * What the conformance suite asks of a relying party in its Basic profile, as far as a login shows it. Its negative tests hand out false
 * answers: here they are judged only where a provider did.
 */
export const oidcRpBasic = profile({
  id: 'oidc-rp-basic',
  title: 'OpenID Relying Party, Basic: as seen from outside, no certification',
  reference: 'oidc-core',
  appliesTo: isBasic,
  requirements: [
    certified(
      judged(
        'MUST',
        'openid-scope',
        { text: 'The request asks for the scope openid.', reference: 'oidc-core#3.1.2.1' },
        openIdScope,
      ),
      'EnsureAuthorizationHttpRequestContainsOpenIDScope',
    ),
    certified(
      judged(
        'SHOULD',
        'nonce-length',
        { text: 'A nonce has sixteen characters or more.', reference: 'oidc-core#15.5.2' },
        ample('nonce'),
        ({ authorizationRequest }) => Boolean(authorizationRequest?.params['nonce']),
      ),
      'CheckNonceMinimumLength',
    ),
    certified(
      judged(
        'MUST',
        'client-id',
        { text: 'The code is redeemed by the client that asked for it.', reference: 'oidc-core#3.1.3.2' },
        redeemsItself,
      ),
      'EnsureMatchingClientId',
      'CheckClientIdMatchesOnTokenRequestIfPresent',
    ),
    certified(
      must(
        'token-redirect-uri',
        {
          text: 'The token request repeats the redirect URI of the authorization request.',
          reference: 'oidc-core#3.1.3.2',
        },
        ['token-redirect-uri-mismatch'],
      ),
      'ValidateRedirectUriForTokenEndpointRequest',
    ),
    certified(
      seenWhole(
        must(
          'refuses-id-token',
          {
            text: 'The client refuses an ID token of another issuer, for another client or login, without a person or signature.',
            reference: 'oidc-core#3.1.3.7',
          },
          [
            'id-token-iss-mismatch',
            'id-token-aud-mismatch',
            'id-token-nonce-mismatch',
            'id-token-claims-missing',
            'id-token-alg-none',
            'jwt-signature-invalid',
          ],
        ),
        never,
      ),
      'oidcc-client-test-invalid-iss',
      'oidcc-client-test-invalid-aud',
      'oidcc-client-test-nonce-invalid',
      'oidcc-client-test-missing-sub',
      'oidcc-client-test-missing-iat',
    ),
    certified(
      seenWhole(
        must(
          'refuses-userinfo',
          {
            text: 'The client refuses UserInfo that speaks of another person.',
            reference: 'oidc-core#5.3.2',
          },
          ['subject-mismatch'],
        ),
        never,
      ),
      'oidcc-client-test-userinfo-invalid-sub',
    ),
  ],
});

/** That nothing false was handed out says nothing of what the client would have done. */
function never(): boolean {
  return false;
}

function redeemsItself({ authorizationRequest, flow }: Facts): RequirementStatus {
  const asked = authorizationRequest?.params['client_id'];
  const named = messagesOf(flow, 'token_request').flatMap(({ params }) => params['client_id'] ?? []);
  if (!asked || named.length === 0) return 'not_seen';
  return named.every((one) => one === asked) ? 'pass' : 'fail';
}
