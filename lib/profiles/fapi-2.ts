import { isGrant, isPushed, senderConstrained, usesCode, usesFrontChannel } from './conditions.ts';
import { clientAssertions } from '../facts/client/client-assertion.ts';
import { dpopProofsOf } from '../facts/tokens/dpop.ts';
import type { Facts } from '../facts/facts.ts';
import { requestObjects } from '../facts/request-object.ts';
import { messagesOf } from '../flows/flow.ts';
import { authenticationIn } from '../messages/oauth2/client-authentication.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { judged, must, profile, seenWhole } from './profile.ts';
import { sawPath } from './sights.ts';

/** FAPI 2.0 Security Profile; held against flows that push their requests, as it demands before anything else. */
export const fapi2 = profile({
  id: 'fapi-2',
  title: 'FAPI 2.0 Security Profile',
  reference: 'fapi-2',
  appliesTo: (facts) => isGrant(facts) && isPushed(facts),
  requirements: [
    must(
      'par',
      {
        text: 'Authorization requests are pushed, and their references used once.',
        reference: 'fapi-2#5.3.2.2',
      },
      ['par-required-not-used', 'par-request-uri-reused'],
      usesFrontChannel,
    ),
    judged(
      'MUST',
      'request-uri-lifetime',
      {
        text: 'The reference of a pushed request lives less than 600 seconds.',
        reference: 'fapi-2#5.3.2.2',
      },
      referencesExpireSoon,
      usesFrontChannel,
    ),
    judged(
      'MUST',
      'code-only',
      { text: 'The response type is code.', reference: 'fapi-2#5.3.2.2' },
      codeOnly,
      usesFrontChannel,
    ),
    judged(
      'MUST',
      'pkce',
      { text: 'PKCE with S256 is used.', reference: 'fapi-2#5.3.2.2' },
      ({ pkce }) => (pkce === 'unknown' || pkce === null ? 'not_seen' : pkce === 'S256' ? 'pass' : 'fail'),
      usesCode,
    ),
    judged(
      'MUST',
      'client-authentication',
      { text: 'The client authenticates with a key or a certificate.', reference: 'fapi-2#5.3.2.1' },
      authenticatesByKey,
    ),
    must(
      'client-assertion',
      {
        text: 'Client assertions name the issuer as audience and are signed well.',
        reference: 'fapi-2#5.3.3.1',
      },
      ['client-assertion-audience', 'client-assertion-weak'],
      signsAssertion,
    ),
    judged(
      'MUST',
      'sender-constrained',
      {
        text: 'Access tokens are bound to a key of the client (DPoP, or a certificate, which a browser does not show).',
        reference: 'fapi-2#5.3.2.1',
      },
      senderConstrained,
    ),
    must(
      'dpop',
      { text: 'DPoP proofs are right, fresh and made with the bound key.', reference: 'fapi-2#5.3.2.1' },
      [
        'dpop-proof-invalid',
        'dpop-proof-replayed',
        'dpop-key-mismatch',
        'sender-constrained-token-as-bearer',
        'dpop-downgraded',
      ],
    ),
    must(
      'iss',
      {
        text: 'The authorization response names its issuer, and the client checks it.',
        reference: 'fapi-2#5.3.2.2',
      },
      ['iss-missing', 'iss-mismatch'],
      usesFrontChannel,
    ),
    must(
      'redirect-uri-tls',
      { text: 'Redirect URIs use https.', reference: 'fapi-2#5.3.2.2' },
      ['redirect-uri-http', 'callback-over-http'],
      usesFrontChannel,
    ),
    must(
      'no-307',
      {
        text: 'Redirects of the server do not repeat the person’s credentials (no status 307).',
        reference: 'fapi-2#5.3.2.2',
      },
      ['redirect-307'],
      usesFrontChannel,
    ),
    seenWhole(
      must('tls', { text: 'Everything travels over TLS.', reference: 'fapi-2#5.2.1' }, [
        'as-endpoint-http',
        'token-over-http',
        'insecure-redirect-hop',
        'metadata-insecure-endpoint',
      ]),
      sawPath,
    ),
    judged(
      'MUST',
      'algorithms',
      { text: 'What is signed is signed with PS256, ES256 or EdDSA.', reference: 'fapi-2#5.4' },
      signsWell,
    ),
    must('signatures', { text: 'Signatures are made with a key of their signer.', reference: 'fapi-2#5.4' }, [
      'jwt-signature-invalid',
    ]),
    must('no-token-in-url', { text: 'Access tokens do not stand in addresses.', reference: 'fapi-2#5.3.4' }, [
      'token-in-query',
    ]),
  ],
});

/** By the `expires_in` of the answers that gave a reference. RFC 9126 §2.2. */
function referencesExpireSoon({ flow }: Facts): RequirementStatus {
  const lifetimes = messagesOf(flow, 'pushed_authorization_request').flatMap(({ answer }) =>
    answer?.['request_uri'] === undefined ? [] : [Number(answer['expires_in'] ?? Number.NaN)],
  );
  const told = lifetimes.filter((seconds) => Number.isFinite(seconds));
  if (told.some((seconds) => seconds >= 600)) return 'fail';
  return told.length > 0 ? 'pass' : 'not_seen';
}

function codeOnly({ authorizationRequest }: Facts): RequirementStatus {
  const type = authorizationRequest?.params['response_type'];
  return type === undefined ? 'not_seen' : type === 'code' ? 'pass' : 'fail';
}

/** ID tokens, client assertions, request objects and DPoP proofs. */
function signsWell({ flow, of, idTokens = [] }: Facts): RequirementStatus {
  const signed = [...idTokens, ...of(clientAssertions), ...of(requestObjects)];
  const headers = [
    ...signed.map(({ jwt }) => jwt.header),
    ...dpopProofsOf(flow).map(({ proof }) => proof.header),
  ];
  if (headers.length === 0) return 'not_seen';
  const good = /^(PS256|ES256|EdDSA|Ed25519)$/;
  return headers.every(({ alg }) => typeof alg === 'string' && good.test(alg)) ? 'pass' : 'fail';
}

function methodsOf({ flow }: Facts): readonly string[] {
  const direct = [...messagesOf(flow, 'pushed_authorization_request'), ...messagesOf(flow, 'token_request')];
  return direct
    .filter(({ params }) => Object.keys(params).length > 0)
    .map(({ exchange }) => authenticationIn(exchange).method);
}

/**
 * Whether the client proves itself by a key. A certificate does not show: a request without any other credential may have had one. FAPI
 * 2.0 Security Profile §5.3.2.1.
 */
export function authenticatesByKey(facts: Facts): RequirementStatus {
  const methods = methodsOf(facts);
  if (methods.some((method) => method.startsWith('client_secret'))) return 'fail';
  return methods.length > 0 && methods.every((method) => method === 'private_key_jwt') ? 'pass' : 'not_seen';
}

function signsAssertion(facts: Facts): boolean {
  return methodsOf(facts).includes('private_key_jwt');
}
