import type { Facts } from '../facts/facts.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import {
  isBrowserBased,
  isGrant,
  isOpenId,
  isPublic,
  isPushed,
  senderConstrained,
  usesCode,
  usesFrontChannel,
} from './conditions.ts';
import { authenticatesByKey } from './fapi-2.ts';
import { judged, must, profile, seenWhole, should } from './profile.ts';
import { sawTokensGo } from './sights.ts';

/**
 * OWASP ASVS 5.0, chapter 10, by its numbers: those of its requirements that leave a trace in a person’s traffic. What it asks for at
 * level 3 alone is told as recommended.
 */
export const asvs10 = profile({
  id: 'asvs-10',
  title: 'OWASP ASVS 5.0, V10 OAuth and OIDC: as seen from outside, no certification',
  reference: 'asvs',
  appliesTo: isGrant,
  requirements: [
    seenWhole(
      must('10.1.1', { text: 'Tokens go only where they are needed.', reference: 'asvs#10.1' }, [
        'token-sent-to-third-party',
        'tokens-from-backend',
        'id-token-used-as-access-token',
      ]),
      sawTokensGo,
    ),
    must(
      '10.1.2',
      {
        text: 'What ties an answer to its request cannot be guessed and is made for each login.',
        reference: 'asvs#10.1',
      },
      [
        'state-weak',
        'state-mismatch',
        'pkce-value-invalid',
        'pkce-challenge-reused',
        'nonce-reused',
        'callback-not-bound-to-browser',
      ],
      usesFrontChannel,
    ),
    must(
      '10.2.1',
      {
        text: 'The client makes sure that a code belongs to its own request (PKCE or state).',
        reference: 'asvs#10.2',
      },
      ['state-missing', 'state-mismatch', 'unsolicited-callback'],
      usesCode,
    ),
    must(
      '10.2.2',
      { text: 'A client of several servers knows which one answered.', reference: 'asvs#10.2' },
      ['iss-mismatch', 'iss-missing', 'mix-up-no-defence'],
      usesFrontChannel,
    ),
    seenWhole(
      must('10.3.1', { text: 'Access tokens say which API they are for.', reference: 'asvs#10.3' }, [
        'access-token-audience-missing',
      ]),
      () => false,
    ),
    judged(
      'SHOULD',
      '10.3.5',
      { text: 'APIs take tokens only from the client that they are bound to.', reference: 'asvs#10.3' },
      senderConstrained,
    ),
    must(
      '10.4.1',
      { text: 'The answer goes to exactly the redirect URI that was asked for.', reference: 'asvs#10.4' },
      ['redirect-uri-mismatch'],
      usesFrontChannel,
    ),
    must('10.4.2', { text: 'A code works once.', reference: 'asvs#10.4' }, ['code-reuse'], usesCode),
    must('10.4.4', { text: 'Neither the implicit nor the password grant is used.', reference: 'asvs#10.4' }, [
      'implicit-grant',
      'password-grant',
    ]),
    must(
      '10.4.5',
      {
        text: 'A public client’s refresh token is bound to a key or replaced at each use.',
        reference: 'asvs#10.4',
      },
      ['refresh-token-not-rotated', 'refresh-token-replayed'],
      isPublic,
    ),
    must(
      '10.4.6',
      { text: 'PKCE is required and checked, and its method is not plain.', reference: 'asvs#10.4' },
      [
        'pkce-missing',
        'pkce-plain',
        'pkce-downgrade-accepted',
        'code-verifier-missing',
        'code-verifier-mismatch',
      ],
      usesCode,
    ),
    judged(
      'SHOULD',
      '10.4.13',
      { text: 'Requests for a code are pushed.', reference: 'asvs#10.4' },
      (facts): RequirementStatus =>
        isPushed(facts) ? 'pass' : facts.authorizationRequest ? 'fail' : 'not_seen',
      usesCode,
    ),
    judged(
      'SHOULD',
      '10.4.14',
      { text: 'Access tokens are bound to a key of the client.', reference: 'asvs#10.4' },
      senderConstrained,
    ),
    should(
      '10.4.15',
      {
        text: 'A server-side client’s authorization details do not pass through the browser in clear.',
        reference: 'asvs#10.4',
      },
      ['rar-in-clear'],
      (facts) => !isBrowserBased(facts),
    ),
    judged(
      'SHOULD',
      '10.4.16',
      { text: 'The client authenticates with a key or a certificate.', reference: 'asvs#10.4' },
      authenticatesByKey,
    ),
    must(
      '10.5.1',
      { text: 'The ID token has the nonce of the request.', reference: 'asvs#10.5' },
      ['id-token-nonce-mismatch', 'nonce-missing'],
      isOpenId,
    ),
    must(
      '10.5.2',
      { text: 'ID tokens and UserInfo speak of one person.', reference: 'asvs#10.5' },
      ['subject-mismatch'],
      isOpenId,
    ),
    must(
      '10.5.3',
      { text: 'Metadata is used only of the issuer that it was asked of.', reference: 'asvs#10.5' },
      ['metadata-issuer-mismatch'],
      isOpenId,
    ),
    must(
      '10.5.4',
      { text: 'The ID token was made for this client.', reference: 'asvs#10.5' },
      ['id-token-aud-mismatch'],
      isOpenId,
    ),
    must(
      '10.5.5',
      { text: 'A logout token is no other token.', reference: 'asvs#10.5' },
      ['logout-token-invalid'],
      ({ flow }: Facts) => flow.messages.some(({ kind }) => kind === 'backchannel_logout'),
    ),
    must(
      '10.6.1',
      { text: 'The authorization endpoint gives no access token.', reference: 'asvs#10.6' },
      ['implicit-grant', 'tokens-in-callback-query'],
      isOpenId,
    ),
    must(
      '10.6.2',
      { text: 'Nobody but the client or the person can end the session.', reference: 'asvs#10.6' },
      ['logout-hint-wrong'],
      ({ flow }: Facts) => flow.messages.some(({ kind }) => kind === 'end_session_request'),
    ),
  ],
});
