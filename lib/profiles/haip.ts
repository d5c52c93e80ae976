import { headerValue, wereRecorded } from '../exchange/headers.ts';
import { asObject, asText } from '../exchange/json.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import type { Facts } from '../facts/facts.ts';
import { isHighAssurance } from '../facts/wallet/high-assurance.ts';
import { presentationAsked } from '../facts/wallet/presentation.ts';
import { presentedCredentials } from '../facts/wallet/presented.ts';
import { presentationReturnOf } from '../facts/wallet/return.ts';
import { messagesOf } from '../flows/flow.ts';
import type { Params } from '../messages/view.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { namesIssuer, usesFrontChannel } from './conditions.ts';
import { fapi2 } from './fapi-2.ts';
import { judged, must, profile } from './profile.ts';

const isIssuance = ({ protocol }: Facts): boolean => protocol === 'openid4vci';
const isCodeIssuance = (facts: Facts): boolean => isIssuance(facts) && usesFrontChannel(facts);
const isPresentation = ({ protocol }: Facts): boolean => protocol === 'openid4vp';
const isThroughBrowser = (facts: Facts): boolean =>
  isPresentation(facts) && facts.of(presentationAsked)?.params['protocol'] !== undefined;
const isByRedirect = (facts: Facts): boolean => isPresentation(facts) && !isThroughBrowser(facts);

type FapiId = (typeof fapi2.requirements)[number]['id'];

/** What FAPI 2.0 asks of a code flow, asked of one that issues a credential. HAIP §4.1. */
function asInFapi<Id extends FapiId>(id: Id) {
  const own = fapi2.requirements.find((one) => one.id === id)!;
  return { ...own, id, reference: 'haip#4' as const, when: isCodeIssuance };
}

/** The profile of governments’ wallets, over OpenID4VP, OpenID4VCI and SD-JWT VC. */
export const haip = profile({
  id: 'haip',
  title: 'High Assurance Interoperability Profile for wallets (HAIP 1.0)',
  reference: 'haip',
  appliesTo: ({ of }) => of(isHighAssurance),
  requirements: [
    asInFapi('par'),
    asInFapi('pkce'),
    judged(
      'MUST',
      'iss',
      { text: 'The authorization response names its issuer.', reference: 'haip#4' },
      namesIssuer,
      isCodeIssuance,
    ),
    judged(
      'MUST',
      'dpop',
      { text: 'The access token is bound to a key of the wallet (DPoP).', reference: 'haip#4' },
      hasBoundTokens,
      isIssuance,
    ),
    judged(
      'MUST',
      'wallet-attestation',
      {
        text: 'The wallet proves what it is at the pushed request and the token endpoint.',
        reference: 'haip#4',
      },
      isAttested,
      isIssuance,
    ),
    judged(
      'MUST',
      'scope',
      { text: 'A scope says which credential is wanted.', reference: 'haip#4' },
      ({ authorizationRequest }) => asked(authorizationRequest?.params, ({ scope }) => scope !== undefined),
      isCodeIssuance,
    ),
    judged(
      'MUST',
      'nonce-endpoint',
      { text: 'An issuer that binds credentials to keys has a nonce endpoint.', reference: 'haip#4' },
      hasNonceEndpoint,
      isIssuance,
    ),
    judged(
      'MUST',
      'vp-token',
      { text: 'The response type is vp_token.', reference: 'haip#5' },
      onRequest(({ response_type: type }) => type === 'vp_token'),
      isPresentation,
    ),
    judged(
      'MUST',
      'dcql',
      { text: 'What is wanted is asked for in DCQL.', reference: 'haip#5' },
      onRequest((params) => params['dcql_query'] !== undefined),
      isPresentation,
    ),
    judged(
      'MUST',
      'signed-by-reference',
      { text: 'The request is signed, and fetched by its reference.', reference: 'haip#5' },
      isFetched,
      isByRedirect,
    ),
    judged(
      'MUST',
      'certificate-hash',
      { text: 'The verifier is known by the hash of its certificate (x509_hash).', reference: 'haip#5' },
      onRequest(({ client_id: id }) => id?.startsWith('x509_hash:') === true),
      isByRedirect,
    ),
    judged(
      'MUST',
      'encrypted',
      { text: 'The answer is encrypted (direct_post.jwt, dc_api.jwt).', reference: 'haip#5' },
      onRequest(({ response_mode: mode }) => mode === 'direct_post.jwt' || mode === 'dc_api.jwt'),
      isPresentation,
    ),
    judged(
      'MUST',
      'encryption',
      { text: 'It is encrypted by ECDH-ES on P-256 with A128GCM or A256GCM.', reference: 'haip#5' },
      isRightlyEncrypted,
      isPresentation,
    ),
    judged(
      'MUST',
      'way-back',
      { text: 'On one device the verifier tells the way back.', reference: 'haip#5' },
      tellsWayBack,
      isByRedirect,
    ),
    judged(
      'MUST',
      'holder-binding',
      {
        text: 'Credentials are bound to a key of the wallet, signed with a certificate, and shown with a key binding.',
        reference: 'haip',
      },
      isHolders,
      isPresentation,
    ),
    must(
      'request-type',
      { text: 'The request object has the type oauth-authz-req+jwt.', reference: 'openid4vp#5' },
      ['vp-request-object-untyped'],
      isByRedirect,
    ),
    must(
      'fresh',
      { text: 'A fresh nonce is there, and the wallet signs it.', reference: 'openid4vp#14.1' },
      ['vp-nonce-missing', 'vp-nonce-reused', 'vp-binding-mismatch'],
      isPresentation,
    ),
    must(
      'proof',
      {
        text: 'The proof of the wallet’s key is for this issuer and its nonce.',
        reference: 'openid4vci#F.1',
      },
      ['vci-proof-mismatch'],
      isIssuance,
    ),
    must('tls', { text: 'Everything travels over TLS.', reference: 'haip#5' }, ['wallet-endpoint-http']),
  ],
});

function asked(params: Params | undefined, holds: (params: Params) => boolean): RequirementStatus {
  if (!params) return 'not_seen';
  return holds(params) ? 'pass' : 'fail';
}

/** Of the request itself: a reference alone says nothing of it. */
function onRequest(holds: (params: Params) => boolean): (facts: Facts) => RequirementStatus {
  return ({ of }) => {
    const request = of(presentationAsked);
    return asked(request?.isRead ? request.params : undefined, holds);
  };
}

function isFetched({ of }: Facts): RequirementStatus {
  const request = of(presentationAsked);
  if (!request?.outer) return 'not_seen';
  if (request.outer['request_uri'] === undefined) return 'fail';
  if (request.message.kind !== 'presentation_request_object') return 'not_seen';
  const object = decodeJwt(request.message.exchange.responseBody?.text?.trim());
  return object?.type !== 'jws' ? 'not_seen' : object.header['alg'] === 'none' ? 'fail' : 'pass';
}

/** The header of an encrypted answer is in the clear. RFC 7516 §3.1. */
function isRightlyEncrypted({ flow }: Facts): RequirementStatus {
  const answers = messagesOf(flow, 'presentation_response').flatMap(({ params }) => {
    const sealed = decodeJwt(params['response']);
    return sealed?.type === 'jwe' ? [sealed.header] : [];
  });
  if (answers.length === 0) return 'not_seen';
  const isRight = answers.every(({ alg, enc, epk }) => {
    const curve = asText(asObject(epk)?.['crv']);
    return alg === 'ECDH-ES' && (enc === 'A128GCM' || enc === 'A256GCM') && (curve ?? 'P-256') === 'P-256';
  });
  return isRight ? 'pass' : 'fail';
}

function tellsWayBack({ of }: Facts): RequirementStatus {
  const back = of(presentationReturnOf);
  if (!back?.isSameBrowser) return 'not_seen';
  return back.address === undefined ? 'fail' : 'pass';
}

function isHolders({ of }: Facts): RequirementStatus {
  const shown = of(presentedCredentials).flatMap(({ credentials }) => credentials);
  if (shown.length === 0) return 'not_seen';
  return shown.every(({ isBound, hasCertificate, hasKey }) => isBound && hasCertificate && hasKey)
    ? 'pass'
    : 'fail';
}

function hasBoundTokens({ tokenRequests }: Facts): RequirementStatus {
  const types = tokenRequests?.flatMap(({ answer }) => asText(answer?.['token_type']) ?? []) ?? [];
  if (types.length === 0) return 'not_seen';
  return types.every((type) => type.toLowerCase() === 'dpop') ? 'pass' : 'fail';
}

/** draft-ietf-oauth-attestation-based-client-auth §5: two headers. */
function isAttested({ flow }: Facts): RequirementStatus {
  const direct = [
    ...messagesOf(flow, 'pushed_authorization_request'),
    ...messagesOf(flow, 'token_request'),
  ].filter(({ exchange }) => wereRecorded(exchange.requestHeaders));
  if (direct.length === 0) return 'not_seen';
  const isProven = direct.every(
    ({ exchange }) => headerValue(exchange.requestHeaders, 'oauth-client-attestation') !== undefined,
  );
  return isProven ? 'pass' : 'fail';
}

function hasNonceEndpoint({ flow }: Facts): RequirementStatus {
  const described = messagesOf(flow, 'credential_issuer_metadata').find(({ answer }) => answer);
  const proves = messagesOf(flow, 'credential_request').some(
    ({ params }) => params['proofs'] ?? params['proof'],
  );
  if (!described || !proves) return 'not_seen';
  return asText(described.answer?.['nonce_endpoint']) ? 'pass' : 'fail';
}
