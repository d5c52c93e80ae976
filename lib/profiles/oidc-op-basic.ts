import type { Facts } from '../facts/facts.ts';
import { isOpenId } from './conditions.ts';
import { certified, must, profile } from './profile.ts';

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
      must(
        'authentication',
        { text: 'The login is as recent and as strong as was asked for.', reference: 'oidc-core#3.1.2.1' },
        ['auth-level-not-satisfied'],
      ),
      'ValidateIdTokenACRClaimAgainstRequest',
      'CheckIdTokenAuthTimeClaimPresentDueToMaxAge',
      'CheckIdTokenAuthTimeIsRecentIfPresent',
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
  ],
});
