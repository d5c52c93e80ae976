import type { Facts } from '../facts/facts.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { isOpenId, usesCode, usesFrontChannel } from './conditions.ts';
import { judged, must, profile } from './profile.ts';

/** OpenID Connect Core: what a relying party and a provider owe each other at every login. */
export const oidcCore = profile({
  id: 'oidc-core',
  title: 'OpenID Connect Core basics',
  reference: 'oidc-core',
  appliesTo: (facts) => isOpenId(facts) && usesFrontChannel(facts),
  requirements: [
    judged(
      'MUST',
      'openid-scope',
      { text: 'The request asks for the scope openid.', reference: 'oidc-core#3.1.2.1' },
      openIdScope,
    ),
    must(
      'redirect-uri',
      {
        text: 'The answer goes to exactly the redirect URI that was asked for.',
        reference: 'oidc-core#3.1.2.1',
      },
      ['redirect-uri-mismatch'],
    ),
    must(
      'nonce',
      {
        text: 'A request for an ID token in the authorization response has a nonce.',
        reference: 'oidc-core#3.2.2.1',
      },
      ['nonce-missing'],
      ({ grant }) => grant === 'implicit' || grant === 'hybrid',
    ),
    must(
      'nonce-returned',
      { text: 'The ID token has the nonce of the request.', reference: 'oidc-core#3.1.3.7' },
      ['id-token-nonce-mismatch'],
    ),
    must(
      'issuer',
      { text: 'The ID token’s issuer is the one that was asked.', reference: 'oidc-core#3.1.3.7' },
      ['id-token-iss-mismatch'],
    ),
    must('audience', { text: 'The ID token was issued to this client.', reference: 'oidc-core#3.1.3.7' }, [
      'id-token-aud-mismatch',
    ]),
    must(
      'signed',
      { text: 'The ID token is signed with a key of the provider.', reference: 'oidc-core#3.1.3.7' },
      [
        'id-token-alg-none',
        'jwt-symmetric-alg-public-client',
        'jwt-signature-invalid',
        'jwt-secret-guessable',
      ],
    ),
    must('current', { text: 'The ID token has not expired.', reference: 'oidc-core#3.1.3.7' }, [
      'id-token-expired',
    ]),
    must(
      'hashes',
      {
        text: 'The hashes at_hash and c_hash fit the access token and the code.',
        reference: 'oidc-core#3.3.2.11',
      },
      ['id-token-hash-invalid'],
    ),
    must(
      'authentication',
      { text: 'The login is as recent and as strong as was asked for.', reference: 'oidc-core#3.1.2.1' },
      ['auth-level-not-satisfied'],
    ),
    must('subject', { text: 'ID tokens and UserInfo speak of one person.', reference: 'oidc-core#5.3.2' }, [
      'subject-mismatch',
    ]),
    must(
      'no-store',
      { text: 'Token responses must not be stored by caches.', reference: 'oidc-core#3.1.3.3' },
      ['token-response-cacheable'],
      usesCode,
    ),
    must(
      'code-once',
      { text: 'A code works once.', reference: 'oidc-core#3.1.3.2' },
      ['code-reuse'],
      usesCode,
    ),
  ],
});

/** Whether the request asks for OpenID Connect by its scope. OIDC Core §3.1.2.1. */
export function openIdScope({ authorizationRequest }: Facts): RequirementStatus {
  if (!authorizationRequest) return 'not_seen';
  return authorizationRequest.params['scope']?.split(' ').includes('openid') ? 'pass' : 'fail';
}
