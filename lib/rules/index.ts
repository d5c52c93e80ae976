// Generated from the files of this folder: `npm run generate` after adding, renaming or removing a rule.
import accessTokenAudienceMissing from './jwt/access-token-audience-missing.ts';
import accessTokenLongLived from './token/access-token-long-lived.ts';
import answerNotAsAsked from './authorization-response/answer-not-as-asked.ts';
import apiAcceptsWrongToken from './api/api-accepts-wrong-token.ts';
import asCorsMisconfigured from './authorization-request/as-cors-misconfigured.ts';
import asEndpointHttp from './authorization-request/as-endpoint-http.ts';
import authLevelNotSatisfied from './jwt/auth-level-not-satisfied.ts';
import authorizationPageLeaky from './authorization-request/authorization-page-leaky.ts';
import authzPageFrameable from './authorization-request/authz-page-frameable.ts';
import authzParameterIneffective from './authorization-request/authz-parameter-ineffective.ts';
import authzParameterInvalid from './authorization-request/authz-parameter-invalid.ts';
import callbackNotBoundToBrowser from './authorization-response/callback-not-bound-to-browser.ts';
import callbackOverHttp from './authorization-response/callback-over-http.ts';
import callbackPageLeaky from './authorization-response/callback-page-leaky.ts';
import challengeMissing from './api/challenge-missing.ts';
import cibaHints from './device/ciba-hints.ts';
import cibaParametersOutsideJwt from './device/ciba-parameters-outside-jwt.ts';
import cimdInvalid from './metadata/cimd-invalid.ts';
import clientAssertionAudience from './client-authentication/client-assertion-audience.ts';
import clientAssertionWeak from './client-authentication/client-assertion-weak.ts';
import clientAuthMultiple from './client-authentication/client-auth-multiple.ts';
import clientCredentialsInBrowser from './token/client-credentials-in-browser.ts';
import clientIsThePerson from './jwt/client-is-the-person.ts';
import clientKeyWeak from './client-authentication/client-key-weak.ts';
import clientSecretExposed from './client-authentication/client-secret-exposed.ts';
import clientSecretInAuthorizationRequest from './authorization-request/client-secret-in-authorization-request.ts';
import clientSecretInBrowser from './client-authentication/client-secret-in-browser.ts';
import codeAndError from './authorization-response/code-and-error.ts';
import codeInReferrer from './authorization-response/code-in-referrer.ts';
import codeReuse from './token/code-reuse.ts';
import codeVerifierMismatch from './token/code-verifier-mismatch.ts';
import codeVerifierMissing from './token/code-verifier-missing.ts';
import deviceCodeExposed from './device/device-code-exposed.ts';
import deviceCodeLongLived from './device/device-code-long-lived.ts';
import deviceGrantOnOneDevice from './device/device-grant-on-one-device.ts';
import devicePollTooFast from './device/device-poll-too-fast.ts';
import deviceVerificationInsecure from './device/device-verification-insecure.ts';
import dpopDowngraded from './dpop/dpop-downgraded.ts';
import dpopKeyMismatch from './dpop/dpop-key-mismatch.ts';
import dpopNonceHandling from './dpop/dpop-nonce-handling.ts';
import dpopProofInvalid from './dpop/dpop-proof-invalid.ts';
import dpopProofReplayed from './dpop/dpop-proof-replayed.ts';
import embeddedUserAgent from './authorization-request/embedded-user-agent.ts';
import endpointNotInMetadata from './metadata/endpoint-not-in-metadata.ts';
import errAccessDenied from './diagnosis/err-access-denied.ts';
import errClockSkew from './diagnosis/err-clock-skew.ts';
import errConsentRequired from './diagnosis/err-consent-required.ts';
import errCorsTokenEndpoint from './diagnosis/err-cors-token-endpoint.ts';
import errFrameOrPopupBlocked from './diagnosis/err-frame-or-popup-blocked.ts';
import errInteractionLoop from './diagnosis/err-interaction-loop.ts';
import errInvalidClient from './diagnosis/err-invalid-client.ts';
import errInvalidGrant from './diagnosis/err-invalid-grant.ts';
import errInvalidScope from './diagnosis/err-invalid-scope.ts';
import errLoginRequired from './diagnosis/err-login-required.ts';
import errRedirectUriMismatch from './diagnosis/err-redirect-uri-mismatch.ts';
import errResourceRejected from './diagnosis/err-resource-rejected.ts';
import errSilentRenewCookies from './diagnosis/err-silent-renew-cookies.ts';
import errStateCookieLost from './diagnosis/err-state-cookie-lost.ts';
import errUnauthorizedClient from './diagnosis/err-unauthorized-client.ts';
import errUnsupportedType from './diagnosis/err-unsupported-type.ts';
import errWrongEndpoint from './diagnosis/err-wrong-endpoint.ts';
import frontchannelSidMismatch from './session/frontchannel-sid-mismatch.ts';
import idJagAsBearer from './exchange/id-jag-as-bearer.ts';
import idJagAudience from './exchange/id-jag-audience.ts';
import idJagClientMismatch from './exchange/id-jag-client-mismatch.ts';
import idJagLongLived from './exchange/id-jag-long-lived.ts';
import idJagRefreshToken from './exchange/id-jag-refresh-token.ts';
import idJagReused from './exchange/id-jag-reused.ts';
import idTokenAlgNone from './jwt/id-token-alg-none.ts';
import idTokenAudMismatch from './token/id-token-aud-mismatch.ts';
import idTokenClaimsMissing from './jwt/id-token-claims-missing.ts';
import idTokenExpired from './jwt/id-token-expired.ts';
import idTokenHashInvalid from './jwt/id-token-hash-invalid.ts';
import idTokenIssMismatch from './jwt/id-token-iss-mismatch.ts';
import idTokenNonceMismatch from './jwt/id-token-nonce-mismatch.ts';
import idTokenUsedAsAccessToken from './jwt/id-token-used-as-access-token.ts';
import implicitGrant from './authorization-request/implicit-grant.ts';
import insecureRedirectHop from './transport/insecure-redirect-hop.ts';
import issMismatch from './authorization-response/iss-mismatch.ts';
import issMissing from './authorization-response/iss-missing.ts';
import jarObjectInvalid from './pushed-request/jar-object-invalid.ts';
import jarParameterMismatch from './pushed-request/jar-parameter-mismatch.ts';
import jarmResponseInvalid from './pushed-request/jarm-response-invalid.ts';
import jwksProblem from './metadata/jwks-problem.ts';
import jwtAlgNotOffered from './jwt/jwt-alg-not-offered.ts';
import jwtHeaderKeyInjection from './jwt/jwt-header-key-injection.ts';
import jwtSecretGuessable from './jwt/jwt-secret-guessable.ts';
import jwtSignatureInvalid from './jwt/jwt-signature-invalid.ts';
import jwtSymmetricAlgPublicClient from './jwt/jwt-symmetric-alg-public-client.ts';
import loginFormToHttp from './transport/login-form-to-http.ts';
import logoutAnswerCacheable from './session/logout-answer-cacheable.ts';
import logoutHintWrong from './session/logout-hint-wrong.ts';
import logoutReturnHttp from './session/logout-return-http.ts';
import logoutReturnMismatch from './session/logout-return-mismatch.ts';
import logoutTokenInvalid from './session/logout-token-invalid.ts';
import logoutWithoutHint from './session/logout-without-hint.ts';
import mcpApplicationTypeMissing from './mcp/mcp-application-type-missing.ts';
import mcpDiscoveryOrder from './mcp/mcp-discovery-order.ts';
import mcpRegistrationDeprecated from './mcp/mcp-registration-deprecated.ts';
import mcpRegistrationReused from './mcp/mcp-registration-reused.ts';
import mcpResourceMissing from './authorization-request/mcp-resource-missing.ts';
import mcpResourceNotExact from './mcp/mcp-resource-not-exact.ts';
import mcpScopeChallengeIgnored from './mcp/mcp-scope-challenge-ignored.ts';
import mcpScopeDropped from './mcp/mcp-scope-dropped.ts';
import metadataInsecureEndpoint from './metadata/metadata-insecure-endpoint.ts';
import metadataIssuerMismatch from './metadata/metadata-issuer-mismatch.ts';
import metadataWeakCapabilities from './metadata/metadata-weak-capabilities.ts';
import mixUpNoDefence from './authorization-response/mix-up-no-defence.ts';
import nativeSchemeOfTwoClients from './authorization-request/native-scheme-of-two-clients.ts';
import nonceMissing from './authorization-request/nonce-missing.ts';
import nonceReused from './authorization-request/nonce-reused.ts';
import oauth1InsecureTransport from './oauth1/oauth1-insecure-transport.ts';
import oauth1LegacySessionFixation from './oauth1/oauth1-legacy-session-fixation.ts';
import oauth1NonceTimestamp from './oauth1/oauth1-nonce-timestamp.ts';
import oauth1SignedInBrowser from './oauth1/oauth1-signed-in-browser.ts';
import oauth1TokenMismatch from './oauth1/oauth1-token-mismatch.ts';
import oneTapCsrfMismatch from './session/one-tap-csrf-mismatch.ts';
import openRedirector from './authorization-request/open-redirector.ts';
import openid2AssertionWeak from './openid2/openid2-assertion-weak.ts';
import openid2InUse from './openid2/openid2-in-use.ts';
import openid2InsecureEndpoint from './openid2/openid2-insecure-endpoint.ts';
import openid2ReturnToMismatch from './openid2/openid2-return-to-mismatch.ts';
import parNonconforming from './pushed-request/par-nonconforming.ts';
import parRequestUriReused from './pushed-request/par-request-uri-reused.ts';
import parRequiredNotUsed from './pushed-request/par-required-not-used.ts';
import passwordGrant from './token/password-grant.ts';
import passwordInUrl from './transport/password-in-url.ts';
import personalDataExposed from './authorization-request/personal-data-exposed.ts';
import pkceChallengeReused from './authorization-request/pkce-challenge-reused.ts';
import pkceDowngradeAccepted from './token/pkce-downgrade-accepted.ts';
import pkceMissing from './authorization-request/pkce-missing.ts';
import pkcePlain from './authorization-request/pkce-plain.ts';
import pkceValueInvalid from './authorization-request/pkce-value-invalid.ts';
import postmessageWildcard from './authorization-response/postmessage-wildcard.ts';
import privateKeyExposed from './client-authentication/private-key-exposed.ts';
import privilegedEndpointFromBrowser from './metadata/privileged-endpoint-from-browser.ts';
import prmResourceMismatch from './metadata/prm-resource-mismatch.ts';
import rarInClear from './pushed-request/rar-in-clear.ts';
import rarNotReturned from './token/rar-not-returned.ts';
import redirect307 from './authorization-response/redirect-307.ts';
import redirectUriHttp from './authorization-request/redirect-uri-http.ts';
import redirectUriMismatch from './authorization-response/redirect-uri-mismatch.ts';
import redirectUriNativeWeak from './authorization-request/redirect-uri-native-weak.ts';
import refreshScopeEscalation from './refresh/refresh-scope-escalation.ts';
import refreshStorm from './refresh/refresh-storm.ts';
import refreshTokenInFrontChannel from './authorization-response/refresh-token-in-front-channel.ts';
import refreshTokenNotRotated from './refresh/refresh-token-not-rotated.ts';
import refreshTokenReplayed from './refresh/refresh-token-replayed.ts';
import resourceNotHonoured from './api/resource-not-honoured.ts';
import samlAssertionReplayed from './saml/saml-assertion-replayed.ts';
import samlAssertionUnsigned from './saml/saml-assertion-unsigned.ts';
import samlAudienceMissing from './saml/saml-audience-missing.ts';
import samlAudienceOther from './saml/saml-audience-other.ts';
import samlAuthnContextNotMet from './saml/saml-authn-context-not-met.ts';
import samlDestinationMismatch from './saml/saml-destination-mismatch.ts';
import samlEncryptionWeak from './saml/saml-encryption-weak.ts';
import samlInResponseTo from './saml/saml-in-response-to.ts';
import samlIssuerMismatch from './saml/saml-issuer-mismatch.ts';
import samlLifetime from './saml/saml-lifetime.ts';
import samlLogoutUnsigned from './saml/saml-logout-unsigned.ts';
import samlMetadataExpired from './saml/saml-metadata-expired.ts';
import samlMetadataNoSigningKey from './saml/saml-metadata-no-signing-key.ts';
import samlNameidSurprise from './saml/saml-nameid-surprise.ts';
import samlNoAuthnStatement from './saml/saml-no-authn-statement.ts';
import samlOverHttp from './saml/saml-over-http.ts';
import samlPersonalDataInClear from './saml/saml-personal-data-in-clear.ts';
import samlRelayState from './saml/saml-relay-state.ts';
import samlRequestUnsigned from './saml/saml-request-unsigned.ts';
import samlResponseInQuery from './saml/saml-response-in-query.ts';
import samlSignatureReach from './saml/saml-signature-reach.ts';
import samlSignatureWeak from './saml/saml-signature-weak.ts';
import scopeChangedSilently from './token/scope-changed-silently.ts';
import secretInAnswer from './client-authentication/secret-in-answer.ts';
import senderConstrainedTokenAsBearer from './dpop/sender-constrained-token-as-bearer.ts';
import sessionCookieWeak from './session/session-cookie-weak.ts';
import sessionIdInUrl from './session/session-id-in-url.ts';
import sessionIframeBroken from './session/session-iframe-broken.ts';
import sessionNotRenewedAtLogin from './session/session-not-renewed-at-login.ts';
import stateCarriesSensitiveData from './authorization-request/state-carries-sensitive-data.ts';
import stateMismatch from './authorization-response/state-mismatch.ts';
import stateMissing from './authorization-request/state-missing.ts';
import stateNotReturned from './authorization-response/state-not-returned.ts';
import stateWeak from './authorization-request/state-weak.ts';
import subjectMismatch from './jwt/subject-mismatch.ts';
import thirdPartyLoginUnsafe from './session/third-party-login-unsafe.ts';
import tokenInQuery from './transport/token-in-query.ts';
import tokenInWebResponseCookie from './session/token-in-web-response-cookie.ts';
import tokenLifetimeContradicted from './token/token-lifetime-contradicted.ts';
import tokenMultipleMethods from './transport/token-multiple-methods.ts';
import tokenOverHttp from './transport/token-over-http.ts';
import tokenParameterRepeated from './token/token-parameter-repeated.ts';
import tokenRedirectUriMismatch from './token/token-redirect-uri-mismatch.ts';
import tokenRequestInUrl from './token/token-request-in-url.ts';
import tokenResponseCacheable from './token/token-response-cacheable.ts';
import tokenResponseNonconforming from './token/token-response-nonconforming.ts';
import tokenSentToThirdParty from './transport/token-sent-to-third-party.ts';
import tokensFromBackend from './token/tokens-from-backend.ts';
import tokensInCallbackQuery from './authorization-request/tokens-in-callback-query.ts';
import tokensUsedAfterLogout from './session/tokens-used-after-logout.ts';
import txnTokenAsBearer from './exchange/txn-token-as-bearer.ts';
import unsolicitedCallback from './authorization-response/unsolicited-callback.ts';
import userCodeReused from './device/user-code-reused.ts';
import userCodeWeak from './device/user-code-weak.ts';
import userinfoIncomplete from './jwt/userinfo-incomplete.ts';
import vciAnswerInvalid from './wallet/vci-answer-invalid.ts';
import vciCodeReused from './wallet/vci-code-reused.ts';
import vciCredentialWrong from './wallet/vci-credential-wrong.ts';
import vciDeferredTooFast from './wallet/vci-deferred-too-fast.ts';
import vciIssuerMismatch from './wallet/vci-issuer-mismatch.ts';
import vciNoTxCode from './wallet/vci-no-tx-code.ts';
import vciNonceCacheable from './wallet/vci-nonce-cacheable.ts';
import vciOfferUnknown from './wallet/vci-offer-unknown.ts';
import vciProofMismatch from './wallet/vci-proof-mismatch.ts';
import vciRequestInvalid from './wallet/vci-request-invalid.ts';
import vpAnswerNotEncrypted from './wallet/vp-answer-not-encrypted.ts';
import vpAnswerUnlikeQuery from './wallet/vp-answer-unlike-query.ts';
import vpBindingMismatch from './wallet/vp-binding-mismatch.ts';
import vpClientIdMismatch from './wallet/vp-client-id-mismatch.ts';
import vpCredentialExpired from './wallet/vp-credential-expired.ts';
import vpDisclosureInvalid from './wallet/vp-disclosure-invalid.ts';
import vpHolderBindingOff from './wallet/vp-holder-binding-off.ts';
import vpKbStale from './wallet/vp-kb-stale.ts';
import vpMoreThanAsked from './wallet/vp-more-than-asked.ts';
import vpNoReturn from './wallet/vp-no-return.ts';
import vpNonceMissing from './wallet/vp-nonce-missing.ts';
import vpNonceReused from './wallet/vp-nonce-reused.ts';
import vpOtherDocument from './wallet/vp-other-document.ts';
import vpRedirected from './wallet/vp-redirected.ts';
import vpRequestConflict from './wallet/vp-request-conflict.ts';
import vpRequestInvalid from './wallet/vp-request-invalid.ts';
import vpRequestObjectUntyped from './wallet/vp-request-object-untyped.ts';
import vpRequestUnsigned from './wallet/vp-request-unsigned.ts';
import vpResponseUriNotClientId from './wallet/vp-response-uri-not-client-id.ts';
import vpReturnGuessable from './wallet/vp-return-guessable.ts';
import vpTransactionUnsigned from './wallet/vp-transaction-unsigned.ts';
import vpUnboundAccepted from './wallet/vp-unbound-accepted.ts';
import vpUnexpectedOrigins from './wallet/vp-unexpected-origins.ts';
import vpWalletNonceMissing from './wallet/vp-wallet-nonce-missing.ts';
import walletEndpointHttp from './wallet/wallet-endpoint-http.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const rules = [
  accessTokenAudienceMissing,
  accessTokenLongLived,
  answerNotAsAsked,
  apiAcceptsWrongToken,
  asCorsMisconfigured,
  asEndpointHttp,
  authLevelNotSatisfied,
  authorizationPageLeaky,
  authzPageFrameable,
  authzParameterIneffective,
  authzParameterInvalid,
  callbackNotBoundToBrowser,
  callbackOverHttp,
  callbackPageLeaky,
  challengeMissing,
  cibaHints,
  cibaParametersOutsideJwt,
  cimdInvalid,
  clientAssertionAudience,
  clientAssertionWeak,
  clientAuthMultiple,
  clientCredentialsInBrowser,
  clientIsThePerson,
  clientKeyWeak,
  clientSecretExposed,
  clientSecretInAuthorizationRequest,
  clientSecretInBrowser,
  codeAndError,
  codeInReferrer,
  codeReuse,
  codeVerifierMismatch,
  codeVerifierMissing,
  deviceCodeExposed,
  deviceCodeLongLived,
  deviceGrantOnOneDevice,
  devicePollTooFast,
  deviceVerificationInsecure,
  dpopDowngraded,
  dpopKeyMismatch,
  dpopNonceHandling,
  dpopProofInvalid,
  dpopProofReplayed,
  embeddedUserAgent,
  endpointNotInMetadata,
  errAccessDenied,
  errClockSkew,
  errConsentRequired,
  errCorsTokenEndpoint,
  errFrameOrPopupBlocked,
  errInteractionLoop,
  errInvalidClient,
  errInvalidGrant,
  errInvalidScope,
  errLoginRequired,
  errRedirectUriMismatch,
  errResourceRejected,
  errSilentRenewCookies,
  errStateCookieLost,
  errUnauthorizedClient,
  errUnsupportedType,
  errWrongEndpoint,
  frontchannelSidMismatch,
  idJagAsBearer,
  idJagAudience,
  idJagClientMismatch,
  idJagLongLived,
  idJagRefreshToken,
  idJagReused,
  idTokenAlgNone,
  idTokenAudMismatch,
  idTokenClaimsMissing,
  idTokenExpired,
  idTokenHashInvalid,
  idTokenIssMismatch,
  idTokenNonceMismatch,
  idTokenUsedAsAccessToken,
  implicitGrant,
  insecureRedirectHop,
  issMismatch,
  issMissing,
  jarObjectInvalid,
  jarParameterMismatch,
  jarmResponseInvalid,
  jwksProblem,
  jwtAlgNotOffered,
  jwtHeaderKeyInjection,
  jwtSecretGuessable,
  jwtSignatureInvalid,
  jwtSymmetricAlgPublicClient,
  loginFormToHttp,
  logoutAnswerCacheable,
  logoutHintWrong,
  logoutReturnHttp,
  logoutReturnMismatch,
  logoutTokenInvalid,
  logoutWithoutHint,
  mcpApplicationTypeMissing,
  mcpDiscoveryOrder,
  mcpRegistrationDeprecated,
  mcpRegistrationReused,
  mcpResourceMissing,
  mcpResourceNotExact,
  mcpScopeChallengeIgnored,
  mcpScopeDropped,
  metadataInsecureEndpoint,
  metadataIssuerMismatch,
  metadataWeakCapabilities,
  mixUpNoDefence,
  nativeSchemeOfTwoClients,
  nonceMissing,
  nonceReused,
  oauth1InsecureTransport,
  oauth1LegacySessionFixation,
  oauth1NonceTimestamp,
  oauth1SignedInBrowser,
  oauth1TokenMismatch,
  oneTapCsrfMismatch,
  openRedirector,
  openid2AssertionWeak,
  openid2InUse,
  openid2InsecureEndpoint,
  openid2ReturnToMismatch,
  parNonconforming,
  parRequestUriReused,
  parRequiredNotUsed,
  passwordGrant,
  passwordInUrl,
  personalDataExposed,
  pkceChallengeReused,
  pkceDowngradeAccepted,
  pkceMissing,
  pkcePlain,
  pkceValueInvalid,
  postmessageWildcard,
  privateKeyExposed,
  privilegedEndpointFromBrowser,
  prmResourceMismatch,
  rarInClear,
  rarNotReturned,
  redirect307,
  redirectUriHttp,
  redirectUriMismatch,
  redirectUriNativeWeak,
  refreshScopeEscalation,
  refreshStorm,
  refreshTokenInFrontChannel,
  refreshTokenNotRotated,
  refreshTokenReplayed,
  resourceNotHonoured,
  samlAssertionReplayed,
  samlAssertionUnsigned,
  samlAudienceMissing,
  samlAudienceOther,
  samlAuthnContextNotMet,
  samlDestinationMismatch,
  samlEncryptionWeak,
  samlInResponseTo,
  samlIssuerMismatch,
  samlLifetime,
  samlLogoutUnsigned,
  samlMetadataExpired,
  samlMetadataNoSigningKey,
  samlNameidSurprise,
  samlNoAuthnStatement,
  samlOverHttp,
  samlPersonalDataInClear,
  samlRelayState,
  samlRequestUnsigned,
  samlResponseInQuery,
  samlSignatureReach,
  samlSignatureWeak,
  scopeChangedSilently,
  secretInAnswer,
  senderConstrainedTokenAsBearer,
  sessionCookieWeak,
  sessionIdInUrl,
  sessionIframeBroken,
  sessionNotRenewedAtLogin,
  stateCarriesSensitiveData,
  stateMismatch,
  stateMissing,
  stateNotReturned,
  stateWeak,
  subjectMismatch,
  thirdPartyLoginUnsafe,
  tokenInQuery,
  tokenInWebResponseCookie,
  tokenLifetimeContradicted,
  tokenMultipleMethods,
  tokenOverHttp,
  tokenParameterRepeated,
  tokenRedirectUriMismatch,
  tokenRequestInUrl,
  tokenResponseCacheable,
  tokenResponseNonconforming,
  tokenSentToThirdParty,
  tokensFromBackend,
  tokensInCallbackQuery,
  tokensUsedAfterLogout,
  txnTokenAsBearer,
  unsolicitedCallback,
  userCodeReused,
  userCodeWeak,
  userinfoIncomplete,
  vciAnswerInvalid,
  vciCodeReused,
  vciCredentialWrong,
  vciDeferredTooFast,
  vciIssuerMismatch,
  vciNoTxCode,
  vciNonceCacheable,
  vciOfferUnknown,
  vciProofMismatch,
  vciRequestInvalid,
  vpAnswerNotEncrypted,
  vpAnswerUnlikeQuery,
  vpBindingMismatch,
  vpClientIdMismatch,
  vpCredentialExpired,
  vpDisclosureInvalid,
  vpHolderBindingOff,
  vpKbStale,
  vpMoreThanAsked,
  vpNoReturn,
  vpNonceMissing,
  vpNonceReused,
  vpOtherDocument,
  vpRedirected,
  vpRequestConflict,
  vpRequestInvalid,
  vpRequestObjectUntyped,
  vpRequestUnsigned,
  vpResponseUriNotClientId,
  vpReturnGuessable,
  vpTransactionUnsigned,
  vpUnboundAccepted,
  vpUnexpectedOrigins,
  vpWalletNonceMissing,
  walletEndpointHttp,
] as const satisfies readonly Rule[];

/** The id of a rule: one that is renamed in its own file is an error wherever its old name still stands. */
export type RuleId = (typeof rules)[number]['id'];
