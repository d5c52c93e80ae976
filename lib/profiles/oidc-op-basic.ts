import { asText } from '../exchange/json.ts';
import { descriptionFormOf } from '../facts/described-refusal.ts';
import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { isOpenId } from './conditions.ts';
import { certified, judged, must, profile } from './profile.ts';
import { renewedFits } from './renewed-id-token.ts';

/** A login by code with OpenID Connect: what the Basic profiles of the certification are about. */
export const isBasic = (facts: Facts): boolean => isOpenId(facts) && facts.grant === 'authorization_code';

/** What the conformance suite asks of a provider in its Basic profile, as far as a login shows it. Names are those of its conditions. */
export const oidcOpBasic = profile({
  id: 'oidc-op-basic',
  title: 'OpenID Provider, Basic: as seen from outside, no certification',
  reference: 'oidc-core',
  appliesTo: isBasic,
  requirements: [
    certified(
      must('state', { text: 'The answer has the state of the request.', reference: 'rfc6749#4.1.2' }, [
        'state-mismatch',
        'state-not-returned',
      ]),
      'CheckStateInAuthorizationResponse',
    ),
    certified(
      must('iss', { text: 'An iss in the answer is the issuer that was asked.', reference: 'rfc9207#2.4' }, [
        'iss-mismatch',
      ]),
      'ValidateIssIfPresentInAuthorizationResponse',
    ),
    certified(
      must(
        'callback',
        { text: 'The answer goes to the redirect URI as it was sent.', reference: 'oidc-core#3.1.2.1' },
        ['redirect-uri-mismatch'],
      ),
      'CheckMatchingCallbackParameters',
    ),
    certified(
      must('no-code-with-error', { text: 'A refusal has no code.', reference: 'rfc6749#4.1.2.1' }, [
        'code-and-error',
      ]),
      'RejectAuthCodeInAuthorizationEndpointResponse',
    ),
    certified(
      judged(
        'MUST',
        'error-description',
        {
          text: 'The description of a refusal has ASCII characters alone, no quotation marks and no backslashes.',
          reference: 'rfc6749#4.1.2.1',
        },
        describesInAscii,
        isRefused,
      ),
      'ValidateErrorDescriptionFromAuthorizationEndpointResponseError',
    ),
    certified(
      must(
        'form-post',
        {
          text: 'An answer that was asked for in a form comes in one, and not in the address.',
          reference: 'form-post#2',
        },
        ['answer-not-as-asked'],
        ({ authorizationRequest }) => authorizationRequest?.params['response_mode'] === 'form_post',
      ),
      'CheckCallbackHttpMethodIsPost',
      'RejectAuthCodeInUrlQuery',
    ),
    certified(
      must(
        'token-no-store',
        { text: 'Token answers must not be stored by caches.', reference: 'oidc-core#3.1.3.3' },
        ['token-response-cacheable'],
      ),
      'CheckTokenEndpointCacheHeaders',
    ),
    certified(
      must(
        'token-answer',
        { text: 'Token answers are JSON with a token, its type and its lifetime.', reference: 'rfc6749#5.1' },
        ['token-response-nonconforming'],
      ),
      'CheckTokenEndpointReturnedJsonContentType',
      'CheckTokenTypeIsBearer',
      'ValidateExpiresIn',
    ),
    certified(
      must(
        'id-token',
        {
          text: 'The ID token names issuer, client, person and times, and they fit.',
          reference: 'oidc-core#3.1.3.7',
        },
        ['id-token-claims-missing', 'id-token-iss-mismatch', 'id-token-aud-mismatch', 'id-token-expired'],
      ),
      'ValidateIdToken',
      'CheckForSubjectInIdToken',
    ),
    certified(
      must('nonce', { text: 'The ID token has the nonce of the request.', reference: 'oidc-core#3.1.3.7' }, [
        'id-token-nonce-mismatch',
      ]),
      'ValidateIdTokenNonce',
    ),
    certified(
      must('signature', { text: 'A published key verifies the ID token.', reference: 'oidc-core#3.1.3.7' }, [
        'id-token-alg-none',
        'jwt-signature-invalid',
      ]),
      'ValidateIdTokenSignature',
    ),
    certified(
      judged(
        'MUST',
        'kid',
        {
          text: 'The ID token names the key that signed it; the specification asks for that where there are several keys, the suite always.',
          reference: 'oidc-core#10.1',
        },
        namesKey,
      ),
      'EnsureIdTokenContainsKid',
    ),
    certified(
      must(
        'authentication',
        { text: 'The login is as recent and as strong as was asked for.', reference: 'oidc-core#3.1.2.1' },
        ['auth-level-not-satisfied'],
      ),
      'ValidateIdTokenACRClaimAgainstRequest',
      'CheckIdTokenAuthTimeClaimPresentDueToMaxAge',
      'CheckIdTokenAuthTimeIsRecentIfPresent',
      'CheckSecondIdTokenAuthTimeIsLaterIfPresent',
    ),
    certified(
      must(
        'userinfo',
        { text: 'UserInfo speaks of the person of the ID token.', reference: 'oidc-core#5.3.2' },
        ['userinfo-incomplete', 'subject-mismatch'],
      ),
      'EnsureUserInfoContainsSub',
      'VerifyUserInfoAndIdTokenInTokenEndpointSameSub',
    ),
    certified(
      must(
        'keys',
        { text: 'Published keys are public, and each has a name of its own.', reference: 'oidc-core#10.1.1' },
        ['jwks-problem', 'private-key-exposed'],
        ({ flow }) => flow.messages.some(({ kind }) => kind === 'jwks'),
      ),
      'CheckDistinctKeyIdValueInServerJWKs',
      'EnsureServerJwksDoesNotContainPrivateOrSymmetricKeys',
    ),
    certified(
      must('refresh', { text: 'A refresh gives no more than was granted.', reference: 'rfc6749#6' }, [
        'refresh-scope-escalation',
      ]),
      'EnsureScopeInRefreshRequestContainsNoMoreThanOriginallyGranted',
    ),
    certified(
      judged(
        'MUST',
        'renewed-id-token',
        {
          text: 'An ID token of a refresh has issuer, person, audience and login of the first one, and a time of its own.',
          reference: 'oidc-core#12.2',
        },
        renewedFits,
      ),
      'CompareIdTokenClaims',
    ),
  ],
});

function refusalsOf({ flow }: Facts): readonly Message[] {
  return messagesOf(flow, 'authorization_response').filter(({ error }) => error);
}

function isRefused(facts: Facts): boolean {
  return refusalsOf(facts).length > 0;
}

function describesInAscii(facts: Facts): RequirementStatus {
  const forms = refusalsOf(facts).flatMap((one) => descriptionFormOf(one) ?? []);
  if (forms.length === 0) return 'not_seen';
  return forms.every((form) => form === 'good') ? 'pass' : 'fail';
}

/** A secret that both sides share needs no name. */
function namesKey({ idTokens = [] }: Facts): RequirementStatus {
  const signed = idTokens.filter(({ jwt: { header } }) => /^(?:RS|PS|ES|Ed)/.test(String(header['alg'])));
  if (signed.length === 0) return 'not_seen';
  return signed.every(({ jwt: { header } }) => asText(header['kid'])) ? 'pass' : 'fail';
}
