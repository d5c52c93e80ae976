// Generated from the files of this folder: `npm run generate` after adding, renaming or removing a rule.
import { words as accessTokenAudienceMissing } from './jwt/access-token-audience-missing.ts';
import { words as accessTokenLongLived } from './token/access-token-long-lived.ts';
import { words as answerNotAsAsked } from './authorization-response/answer-not-as-asked.ts';
import { words as apiAcceptsWrongToken } from './api/api-accepts-wrong-token.ts';
import { words as asCorsMisconfigured } from './authorization-request/as-cors-misconfigured.ts';
import { words as asEndpointHttp } from './authorization-request/as-endpoint-http.ts';
import { words as authLevelNotSatisfied } from './jwt/auth-level-not-satisfied.ts';
import { words as authorizationPageLeaky } from './authorization-request/authorization-page-leaky.ts';
import { words as authzPageFrameable } from './authorization-request/authz-page-frameable.ts';
import { words as authzParameterIneffective } from './authorization-request/authz-parameter-ineffective.ts';
import { words as authzParameterInvalid } from './authorization-request/authz-parameter-invalid.ts';
import { words as callbackNotBoundToBrowser } from './authorization-response/callback-not-bound-to-browser.ts';
import { words as callbackOverHttp } from './authorization-response/callback-over-http.ts';
import { words as callbackPageLeaky } from './authorization-response/callback-page-leaky.ts';
import { words as challengeMissing } from './api/challenge-missing.ts';
import { words as cibaHints } from './device/ciba-hints.ts';
import { words as cibaParametersOutsideJwt } from './device/ciba-parameters-outside-jwt.ts';
import { words as cimdInvalid } from './metadata/cimd-invalid.ts';
import { words as clientAssertionAudience } from './client-authentication/client-assertion-audience.ts';
import { words as clientAssertionWeak } from './client-authentication/client-assertion-weak.ts';
import { words as clientAuthMultiple } from './client-authentication/client-auth-multiple.ts';
import { words as clientCredentialsInBrowser } from './token/client-credentials-in-browser.ts';
import { words as clientIsThePerson } from './jwt/client-is-the-person.ts';
import { words as clientKeyWeak } from './client-authentication/client-key-weak.ts';
import { words as clientSecretExposed } from './client-authentication/client-secret-exposed.ts';
import { words as clientSecretInAuthorizationRequest } from './authorization-request/client-secret-in-authorization-request.ts';
import { words as clientSecretInBrowser } from './client-authentication/client-secret-in-browser.ts';
import { words as codeAndError } from './authorization-response/code-and-error.ts';
import { words as codeInReferrer } from './authorization-response/code-in-referrer.ts';
import { words as codeReuse } from './token/code-reuse.ts';
import { words as codeVerifierMismatch } from './token/code-verifier-mismatch.ts';
import { words as codeVerifierMissing } from './token/code-verifier-missing.ts';
import { words as deviceCodeExposed } from './device/device-code-exposed.ts';
import { words as deviceCodeLongLived } from './device/device-code-long-lived.ts';
import { words as deviceGrantOnOneDevice } from './device/device-grant-on-one-device.ts';
import { words as devicePollTooFast } from './device/device-poll-too-fast.ts';
import { words as deviceVerificationInsecure } from './device/device-verification-insecure.ts';
import { words as dpopDowngraded } from './dpop/dpop-downgraded.ts';
import { words as dpopKeyMismatch } from './dpop/dpop-key-mismatch.ts';
import { words as dpopNonceHandling } from './dpop/dpop-nonce-handling.ts';
import { words as dpopProofInvalid } from './dpop/dpop-proof-invalid.ts';
import { words as dpopProofReplayed } from './dpop/dpop-proof-replayed.ts';
import { words as embeddedUserAgent } from './authorization-request/embedded-user-agent.ts';
import { words as endpointNotInMetadata } from './metadata/endpoint-not-in-metadata.ts';
import { words as errAccessDenied } from './diagnosis/err-access-denied.ts';
import { words as errClockSkew } from './diagnosis/err-clock-skew.ts';
import { words as errConsentRequired } from './diagnosis/err-consent-required.ts';
import { words as errCorsTokenEndpoint } from './diagnosis/err-cors-token-endpoint.ts';
import { words as errFrameOrPopupBlocked } from './diagnosis/err-frame-or-popup-blocked.ts';
import { words as errInteractionLoop } from './diagnosis/err-interaction-loop.ts';
import { words as errInvalidClient } from './diagnosis/err-invalid-client.ts';
import { words as errInvalidGrant } from './diagnosis/err-invalid-grant.ts';
import { words as errInvalidScope } from './diagnosis/err-invalid-scope.ts';
import { words as errLoginRequired } from './diagnosis/err-login-required.ts';
import { words as errRedirectUriMismatch } from './diagnosis/err-redirect-uri-mismatch.ts';
import { words as errResourceRejected } from './diagnosis/err-resource-rejected.ts';
import { words as errSilentRenewCookies } from './diagnosis/err-silent-renew-cookies.ts';
import { words as errStateCookieLost } from './diagnosis/err-state-cookie-lost.ts';
import { words as errUnauthorizedClient } from './diagnosis/err-unauthorized-client.ts';
import { words as errUnsupportedType } from './diagnosis/err-unsupported-type.ts';
import { words as errWrongEndpoint } from './diagnosis/err-wrong-endpoint.ts';
import { words as frontchannelSidMismatch } from './session/frontchannel-sid-mismatch.ts';
import { words as idJagAsBearer } from './exchange/id-jag-as-bearer.ts';
import { words as idJagAudience } from './exchange/id-jag-audience.ts';
import { words as idJagClientMismatch } from './exchange/id-jag-client-mismatch.ts';
import { words as idJagLongLived } from './exchange/id-jag-long-lived.ts';
import { words as idJagRefreshToken } from './exchange/id-jag-refresh-token.ts';
import { words as idJagReused } from './exchange/id-jag-reused.ts';
import { words as idTokenAlgNone } from './jwt/id-token-alg-none.ts';
import { words as idTokenAudMismatch } from './token/id-token-aud-mismatch.ts';
import { words as idTokenClaimsMissing } from './jwt/id-token-claims-missing.ts';
import { words as idTokenExpired } from './jwt/id-token-expired.ts';
import { words as idTokenHashInvalid } from './jwt/id-token-hash-invalid.ts';
import { words as idTokenIssMismatch } from './jwt/id-token-iss-mismatch.ts';
import { words as idTokenNonceMismatch } from './jwt/id-token-nonce-mismatch.ts';
import { words as idTokenUsedAsAccessToken } from './jwt/id-token-used-as-access-token.ts';
import { words as implicitGrant } from './authorization-request/implicit-grant.ts';
import { words as insecureRedirectHop } from './transport/insecure-redirect-hop.ts';
import { words as issMismatch } from './authorization-response/iss-mismatch.ts';
import { words as issMissing } from './authorization-response/iss-missing.ts';
import { words as jarObjectInvalid } from './pushed-request/jar-object-invalid.ts';
import { words as jarParameterMismatch } from './pushed-request/jar-parameter-mismatch.ts';
import { words as jarmResponseInvalid } from './pushed-request/jarm-response-invalid.ts';
import { words as jwksProblem } from './metadata/jwks-problem.ts';
import { words as jwtAlgNotOffered } from './jwt/jwt-alg-not-offered.ts';
import { words as jwtHeaderKeyInjection } from './jwt/jwt-header-key-injection.ts';
import { words as jwtSecretGuessable } from './jwt/jwt-secret-guessable.ts';
import { words as jwtSignatureInvalid } from './jwt/jwt-signature-invalid.ts';
import { words as jwtSymmetricAlgPublicClient } from './jwt/jwt-symmetric-alg-public-client.ts';
import { words as loginFormToHttp } from './transport/login-form-to-http.ts';
import { words as logoutAnswerCacheable } from './session/logout-answer-cacheable.ts';
import { words as logoutHintWrong } from './session/logout-hint-wrong.ts';
import { words as logoutReturnHttp } from './session/logout-return-http.ts';
import { words as logoutReturnMismatch } from './session/logout-return-mismatch.ts';
import { words as logoutTokenInvalid } from './session/logout-token-invalid.ts';
import { words as logoutWithoutHint } from './session/logout-without-hint.ts';
import { words as mcpApplicationTypeMissing } from './mcp/mcp-application-type-missing.ts';
import { words as mcpDiscoveryOrder } from './mcp/mcp-discovery-order.ts';
import { words as mcpRegistrationDeprecated } from './mcp/mcp-registration-deprecated.ts';
import { words as mcpRegistrationReused } from './mcp/mcp-registration-reused.ts';
import { words as mcpResourceMissing } from './authorization-request/mcp-resource-missing.ts';
import { words as mcpResourceNotExact } from './mcp/mcp-resource-not-exact.ts';
import { words as mcpScopeChallengeIgnored } from './mcp/mcp-scope-challenge-ignored.ts';
import { words as mcpScopeDropped } from './mcp/mcp-scope-dropped.ts';
import { words as metadataInsecureEndpoint } from './metadata/metadata-insecure-endpoint.ts';
import { words as metadataIssuerMismatch } from './metadata/metadata-issuer-mismatch.ts';
import { words as metadataWeakCapabilities } from './metadata/metadata-weak-capabilities.ts';
import { words as mixUpNoDefence } from './authorization-response/mix-up-no-defence.ts';
import { words as nativeSchemeOfTwoClients } from './authorization-request/native-scheme-of-two-clients.ts';
import { words as nonceMissing } from './authorization-request/nonce-missing.ts';
import { words as nonceReused } from './authorization-request/nonce-reused.ts';
import { words as oauth1InsecureTransport } from './oauth1/oauth1-insecure-transport.ts';
import { words as oauth1LegacySessionFixation } from './oauth1/oauth1-legacy-session-fixation.ts';
import { words as oauth1NonceTimestamp } from './oauth1/oauth1-nonce-timestamp.ts';
import { words as oauth1SignedInBrowser } from './oauth1/oauth1-signed-in-browser.ts';
import { words as oauth1TokenMismatch } from './oauth1/oauth1-token-mismatch.ts';
import { words as oneTapCsrfMismatch } from './session/one-tap-csrf-mismatch.ts';
import { words as openRedirector } from './authorization-request/open-redirector.ts';
import { words as openid2AssertionWeak } from './openid2/openid2-assertion-weak.ts';
import { words as openid2InUse } from './openid2/openid2-in-use.ts';
import { words as openid2InsecureEndpoint } from './openid2/openid2-insecure-endpoint.ts';
import { words as openid2ReturnToMismatch } from './openid2/openid2-return-to-mismatch.ts';
import { words as parNonconforming } from './pushed-request/par-nonconforming.ts';
import { words as parRequestUriReused } from './pushed-request/par-request-uri-reused.ts';
import { words as parRequiredNotUsed } from './pushed-request/par-required-not-used.ts';
import { words as passwordGrant } from './token/password-grant.ts';
import { words as passwordInUrl } from './transport/password-in-url.ts';
import { words as personalDataExposed } from './authorization-request/personal-data-exposed.ts';
import { words as pkceChallengeReused } from './authorization-request/pkce-challenge-reused.ts';
import { words as pkceDowngradeAccepted } from './token/pkce-downgrade-accepted.ts';
import { words as pkceMissing } from './authorization-request/pkce-missing.ts';
import { words as pkcePlain } from './authorization-request/pkce-plain.ts';
import { words as pkceValueInvalid } from './authorization-request/pkce-value-invalid.ts';
import { words as postmessageWildcard } from './authorization-response/postmessage-wildcard.ts';
import { words as privateKeyExposed } from './client-authentication/private-key-exposed.ts';
import { words as privilegedEndpointFromBrowser } from './metadata/privileged-endpoint-from-browser.ts';
import { words as prmResourceMismatch } from './metadata/prm-resource-mismatch.ts';
import { words as rarInClear } from './pushed-request/rar-in-clear.ts';
import { words as rarNotReturned } from './token/rar-not-returned.ts';
import { words as redirect307 } from './authorization-response/redirect-307.ts';
import { words as redirectUriHttp } from './authorization-request/redirect-uri-http.ts';
import { words as redirectUriMismatch } from './authorization-response/redirect-uri-mismatch.ts';
import { words as redirectUriNativeWeak } from './authorization-request/redirect-uri-native-weak.ts';
import { words as refreshScopeEscalation } from './refresh/refresh-scope-escalation.ts';
import { words as refreshStorm } from './refresh/refresh-storm.ts';
import { words as refreshTokenInFrontChannel } from './authorization-response/refresh-token-in-front-channel.ts';
import { words as refreshTokenNotRotated } from './refresh/refresh-token-not-rotated.ts';
import { words as refreshTokenReplayed } from './refresh/refresh-token-replayed.ts';
import { words as resourceNotHonoured } from './api/resource-not-honoured.ts';
import { words as samlAssertionReplayed } from './saml/saml-assertion-replayed.ts';
import { words as samlAssertionUnsigned } from './saml/saml-assertion-unsigned.ts';
import { words as samlAudienceMissing } from './saml/saml-audience-missing.ts';
import { words as samlAudienceOther } from './saml/saml-audience-other.ts';
import { words as samlAuthnContextNotMet } from './saml/saml-authn-context-not-met.ts';
import { words as samlDestinationMismatch } from './saml/saml-destination-mismatch.ts';
import { words as samlEncryptionWeak } from './saml/saml-encryption-weak.ts';
import { words as samlInResponseTo } from './saml/saml-in-response-to.ts';
import { words as samlIssuerMismatch } from './saml/saml-issuer-mismatch.ts';
import { words as samlLifetime } from './saml/saml-lifetime.ts';
import { words as samlLogoutUnsigned } from './saml/saml-logout-unsigned.ts';
import { words as samlMetadataExpired } from './saml/saml-metadata-expired.ts';
import { words as samlMetadataNoSigningKey } from './saml/saml-metadata-no-signing-key.ts';
import { words as samlNameidSurprise } from './saml/saml-nameid-surprise.ts';
import { words as samlNoAuthnStatement } from './saml/saml-no-authn-statement.ts';
import { words as samlOverHttp } from './saml/saml-over-http.ts';
import { words as samlPersonalDataInClear } from './saml/saml-personal-data-in-clear.ts';
import { words as samlRelayState } from './saml/saml-relay-state.ts';
import { words as samlRequestUnsigned } from './saml/saml-request-unsigned.ts';
import { words as samlResponseInQuery } from './saml/saml-response-in-query.ts';
import { words as samlSignatureReach } from './saml/saml-signature-reach.ts';
import { words as samlSignatureWeak } from './saml/saml-signature-weak.ts';
import { words as scopeChangedSilently } from './token/scope-changed-silently.ts';
import { words as secretInAnswer } from './client-authentication/secret-in-answer.ts';
import { words as senderConstrainedTokenAsBearer } from './dpop/sender-constrained-token-as-bearer.ts';
import { words as sessionCookieWeak } from './session/session-cookie-weak.ts';
import { words as sessionIdInUrl } from './session/session-id-in-url.ts';
import { words as sessionIframeBroken } from './session/session-iframe-broken.ts';
import { words as sessionNotRenewedAtLogin } from './session/session-not-renewed-at-login.ts';
import { words as stateCarriesSensitiveData } from './authorization-request/state-carries-sensitive-data.ts';
import { words as stateMismatch } from './authorization-response/state-mismatch.ts';
import { words as stateMissing } from './authorization-request/state-missing.ts';
import { words as stateNotReturned } from './authorization-response/state-not-returned.ts';
import { words as stateWeak } from './authorization-request/state-weak.ts';
import { words as subjectMismatch } from './jwt/subject-mismatch.ts';
import { words as thirdPartyLoginUnsafe } from './session/third-party-login-unsafe.ts';
import { words as tokenInQuery } from './transport/token-in-query.ts';
import { words as tokenInWebResponseCookie } from './session/token-in-web-response-cookie.ts';
import { words as tokenLifetimeContradicted } from './token/token-lifetime-contradicted.ts';
import { words as tokenMultipleMethods } from './transport/token-multiple-methods.ts';
import { words as tokenOverHttp } from './transport/token-over-http.ts';
import { words as tokenParameterRepeated } from './token/token-parameter-repeated.ts';
import { words as tokenRedirectUriMismatch } from './token/token-redirect-uri-mismatch.ts';
import { words as tokenRequestInUrl } from './token/token-request-in-url.ts';
import { words as tokenResponseCacheable } from './token/token-response-cacheable.ts';
import { words as tokenResponseNonconforming } from './token/token-response-nonconforming.ts';
import { words as tokenSentToThirdParty } from './transport/token-sent-to-third-party.ts';
import { words as tokensFromBackend } from './token/tokens-from-backend.ts';
import { words as tokensInCallbackQuery } from './authorization-request/tokens-in-callback-query.ts';
import { words as tokensUsedAfterLogout } from './session/tokens-used-after-logout.ts';
import { words as txnTokenAsBearer } from './exchange/txn-token-as-bearer.ts';
import { words as unsolicitedCallback } from './authorization-response/unsolicited-callback.ts';
import { words as userCodeReused } from './device/user-code-reused.ts';
import { words as userCodeWeak } from './device/user-code-weak.ts';
import { words as userinfoIncomplete } from './jwt/userinfo-incomplete.ts';
import { words as vciAnswerInvalid } from './wallet/vci-answer-invalid.ts';
import { words as vciCodeReused } from './wallet/vci-code-reused.ts';
import { words as vciCredentialWrong } from './wallet/vci-credential-wrong.ts';
import { words as vciDeferredTooFast } from './wallet/vci-deferred-too-fast.ts';
import { words as vciIssuerMismatch } from './wallet/vci-issuer-mismatch.ts';
import { words as vciNoTxCode } from './wallet/vci-no-tx-code.ts';
import { words as vciNonceCacheable } from './wallet/vci-nonce-cacheable.ts';
import { words as vciOfferUnknown } from './wallet/vci-offer-unknown.ts';
import { words as vciProofMismatch } from './wallet/vci-proof-mismatch.ts';
import { words as vciRequestInvalid } from './wallet/vci-request-invalid.ts';
import { words as vpAnswerNotEncrypted } from './wallet/vp-answer-not-encrypted.ts';
import { words as vpAnswerUnlikeQuery } from './wallet/vp-answer-unlike-query.ts';
import { words as vpBindingMismatch } from './wallet/vp-binding-mismatch.ts';
import { words as vpClientIdMismatch } from './wallet/vp-client-id-mismatch.ts';
import { words as vpCredentialExpired } from './wallet/vp-credential-expired.ts';
import { words as vpDisclosureInvalid } from './wallet/vp-disclosure-invalid.ts';
import { words as vpHolderBindingOff } from './wallet/vp-holder-binding-off.ts';
import { words as vpKbStale } from './wallet/vp-kb-stale.ts';
import { words as vpMoreThanAsked } from './wallet/vp-more-than-asked.ts';
import { words as vpNoReturn } from './wallet/vp-no-return.ts';
import { words as vpNonceMissing } from './wallet/vp-nonce-missing.ts';
import { words as vpNonceReused } from './wallet/vp-nonce-reused.ts';
import { words as vpOtherDocument } from './wallet/vp-other-document.ts';
import { words as vpRedirected } from './wallet/vp-redirected.ts';
import { words as vpRequestConflict } from './wallet/vp-request-conflict.ts';
import { words as vpRequestInvalid } from './wallet/vp-request-invalid.ts';
import { words as vpRequestObjectUntyped } from './wallet/vp-request-object-untyped.ts';
import { words as vpRequestUnsigned } from './wallet/vp-request-unsigned.ts';
import { words as vpResponseUriNotClientId } from './wallet/vp-response-uri-not-client-id.ts';
import { words as vpReturnGuessable } from './wallet/vp-return-guessable.ts';
import { words as vpTransactionUnsigned } from './wallet/vp-transaction-unsigned.ts';
import { words as vpUnboundAccepted } from './wallet/vp-unbound-accepted.ts';
import { words as vpUnexpectedOrigins } from './wallet/vp-unexpected-origins.ts';
import { words as vpWalletNonceMissing } from './wallet/vp-wallet-nonce-missing.ts';
import { words as walletEndpointHttp } from './wallet/wallet-endpoint-http.ts';
import type { RuleId } from './index.ts';
import type { RuleWords } from './rule.ts';

/** What people read of every rule, by id. The worker does without. */
export const ruleWords: Readonly<Record<RuleId, RuleWords>> = {
  'access-token-audience-missing': accessTokenAudienceMissing,
  'access-token-long-lived': accessTokenLongLived,
  'answer-not-as-asked': answerNotAsAsked,
  'api-accepts-wrong-token': apiAcceptsWrongToken,
  'as-cors-misconfigured': asCorsMisconfigured,
  'as-endpoint-http': asEndpointHttp,
  'auth-level-not-satisfied': authLevelNotSatisfied,
  'authorization-page-leaky': authorizationPageLeaky,
  'authz-page-frameable': authzPageFrameable,
  'authz-parameter-ineffective': authzParameterIneffective,
  'authz-parameter-invalid': authzParameterInvalid,
  'callback-not-bound-to-browser': callbackNotBoundToBrowser,
  'callback-over-http': callbackOverHttp,
  'callback-page-leaky': callbackPageLeaky,
  'challenge-missing': challengeMissing,
  'ciba-hints': cibaHints,
  'ciba-parameters-outside-jwt': cibaParametersOutsideJwt,
  'cimd-invalid': cimdInvalid,
  'client-assertion-audience': clientAssertionAudience,
  'client-assertion-weak': clientAssertionWeak,
  'client-auth-multiple': clientAuthMultiple,
  'client-credentials-in-browser': clientCredentialsInBrowser,
  'client-is-the-person': clientIsThePerson,
  'client-key-weak': clientKeyWeak,
  'client-secret-exposed': clientSecretExposed,
  'client-secret-in-authorization-request': clientSecretInAuthorizationRequest,
  'client-secret-in-browser': clientSecretInBrowser,
  'code-and-error': codeAndError,
  'code-in-referrer': codeInReferrer,
  'code-reuse': codeReuse,
  'code-verifier-mismatch': codeVerifierMismatch,
  'code-verifier-missing': codeVerifierMissing,
  'device-code-exposed': deviceCodeExposed,
  'device-code-long-lived': deviceCodeLongLived,
  'device-grant-on-one-device': deviceGrantOnOneDevice,
  'device-poll-too-fast': devicePollTooFast,
  'device-verification-insecure': deviceVerificationInsecure,
  'dpop-downgraded': dpopDowngraded,
  'dpop-key-mismatch': dpopKeyMismatch,
  'dpop-nonce-handling': dpopNonceHandling,
  'dpop-proof-invalid': dpopProofInvalid,
  'dpop-proof-replayed': dpopProofReplayed,
  'embedded-user-agent': embeddedUserAgent,
  'endpoint-not-in-metadata': endpointNotInMetadata,
  'err-access-denied': errAccessDenied,
  'err-clock-skew': errClockSkew,
  'err-consent-required': errConsentRequired,
  'err-cors-token-endpoint': errCorsTokenEndpoint,
  'err-frame-or-popup-blocked': errFrameOrPopupBlocked,
  'err-interaction-loop': errInteractionLoop,
  'err-invalid-client': errInvalidClient,
  'err-invalid-grant': errInvalidGrant,
  'err-invalid-scope': errInvalidScope,
  'err-login-required': errLoginRequired,
  'err-redirect-uri-mismatch': errRedirectUriMismatch,
  'err-resource-rejected': errResourceRejected,
  'err-silent-renew-cookies': errSilentRenewCookies,
  'err-state-cookie-lost': errStateCookieLost,
  'err-unauthorized-client': errUnauthorizedClient,
  'err-unsupported-type': errUnsupportedType,
  'err-wrong-endpoint': errWrongEndpoint,
  'frontchannel-sid-mismatch': frontchannelSidMismatch,
  'id-jag-as-bearer': idJagAsBearer,
  'id-jag-audience': idJagAudience,
  'id-jag-client-mismatch': idJagClientMismatch,
  'id-jag-long-lived': idJagLongLived,
  'id-jag-refresh-token': idJagRefreshToken,
  'id-jag-reused': idJagReused,
  'id-token-alg-none': idTokenAlgNone,
  'id-token-aud-mismatch': idTokenAudMismatch,
  'id-token-claims-missing': idTokenClaimsMissing,
  'id-token-expired': idTokenExpired,
  'id-token-hash-invalid': idTokenHashInvalid,
  'id-token-iss-mismatch': idTokenIssMismatch,
  'id-token-nonce-mismatch': idTokenNonceMismatch,
  'id-token-used-as-access-token': idTokenUsedAsAccessToken,
  'implicit-grant': implicitGrant,
  'insecure-redirect-hop': insecureRedirectHop,
  'iss-mismatch': issMismatch,
  'iss-missing': issMissing,
  'jar-object-invalid': jarObjectInvalid,
  'jar-parameter-mismatch': jarParameterMismatch,
  'jarm-response-invalid': jarmResponseInvalid,
  'jwks-problem': jwksProblem,
  'jwt-alg-not-offered': jwtAlgNotOffered,
  'jwt-header-key-injection': jwtHeaderKeyInjection,
  'jwt-secret-guessable': jwtSecretGuessable,
  'jwt-signature-invalid': jwtSignatureInvalid,
  'jwt-symmetric-alg-public-client': jwtSymmetricAlgPublicClient,
  'login-form-to-http': loginFormToHttp,
  'logout-answer-cacheable': logoutAnswerCacheable,
  'logout-hint-wrong': logoutHintWrong,
  'logout-return-http': logoutReturnHttp,
  'logout-return-mismatch': logoutReturnMismatch,
  'logout-token-invalid': logoutTokenInvalid,
  'logout-without-hint': logoutWithoutHint,
  'mcp-application-type-missing': mcpApplicationTypeMissing,
  'mcp-discovery-order': mcpDiscoveryOrder,
  'mcp-registration-deprecated': mcpRegistrationDeprecated,
  'mcp-registration-reused': mcpRegistrationReused,
  'mcp-resource-missing': mcpResourceMissing,
  'mcp-resource-not-exact': mcpResourceNotExact,
  'mcp-scope-challenge-ignored': mcpScopeChallengeIgnored,
  'mcp-scope-dropped': mcpScopeDropped,
  'metadata-insecure-endpoint': metadataInsecureEndpoint,
  'metadata-issuer-mismatch': metadataIssuerMismatch,
  'metadata-weak-capabilities': metadataWeakCapabilities,
  'mix-up-no-defence': mixUpNoDefence,
  'native-scheme-of-two-clients': nativeSchemeOfTwoClients,
  'nonce-missing': nonceMissing,
  'nonce-reused': nonceReused,
  'oauth1-insecure-transport': oauth1InsecureTransport,
  'oauth1-legacy-session-fixation': oauth1LegacySessionFixation,
  'oauth1-nonce-timestamp': oauth1NonceTimestamp,
  'oauth1-signed-in-browser': oauth1SignedInBrowser,
  'oauth1-token-mismatch': oauth1TokenMismatch,
  'one-tap-csrf-mismatch': oneTapCsrfMismatch,
  'open-redirector': openRedirector,
  'openid2-assertion-weak': openid2AssertionWeak,
  'openid2-in-use': openid2InUse,
  'openid2-insecure-endpoint': openid2InsecureEndpoint,
  'openid2-return-to-mismatch': openid2ReturnToMismatch,
  'par-nonconforming': parNonconforming,
  'par-request-uri-reused': parRequestUriReused,
  'par-required-not-used': parRequiredNotUsed,
  'password-grant': passwordGrant,
  'password-in-url': passwordInUrl,
  'personal-data-exposed': personalDataExposed,
  'pkce-challenge-reused': pkceChallengeReused,
  'pkce-downgrade-accepted': pkceDowngradeAccepted,
  'pkce-missing': pkceMissing,
  'pkce-plain': pkcePlain,
  'pkce-value-invalid': pkceValueInvalid,
  'postmessage-wildcard': postmessageWildcard,
  'private-key-exposed': privateKeyExposed,
  'privileged-endpoint-from-browser': privilegedEndpointFromBrowser,
  'prm-resource-mismatch': prmResourceMismatch,
  'rar-in-clear': rarInClear,
  'rar-not-returned': rarNotReturned,
  'redirect-307': redirect307,
  'redirect-uri-http': redirectUriHttp,
  'redirect-uri-mismatch': redirectUriMismatch,
  'redirect-uri-native-weak': redirectUriNativeWeak,
  'refresh-scope-escalation': refreshScopeEscalation,
  'refresh-storm': refreshStorm,
  'refresh-token-in-front-channel': refreshTokenInFrontChannel,
  'refresh-token-not-rotated': refreshTokenNotRotated,
  'refresh-token-replayed': refreshTokenReplayed,
  'resource-not-honoured': resourceNotHonoured,
  'saml-assertion-replayed': samlAssertionReplayed,
  'saml-assertion-unsigned': samlAssertionUnsigned,
  'saml-audience-missing': samlAudienceMissing,
  'saml-audience-other': samlAudienceOther,
  'saml-authn-context-not-met': samlAuthnContextNotMet,
  'saml-destination-mismatch': samlDestinationMismatch,
  'saml-encryption-weak': samlEncryptionWeak,
  'saml-in-response-to': samlInResponseTo,
  'saml-issuer-mismatch': samlIssuerMismatch,
  'saml-lifetime': samlLifetime,
  'saml-logout-unsigned': samlLogoutUnsigned,
  'saml-metadata-expired': samlMetadataExpired,
  'saml-metadata-no-signing-key': samlMetadataNoSigningKey,
  'saml-nameid-surprise': samlNameidSurprise,
  'saml-no-authn-statement': samlNoAuthnStatement,
  'saml-over-http': samlOverHttp,
  'saml-personal-data-in-clear': samlPersonalDataInClear,
  'saml-relay-state': samlRelayState,
  'saml-request-unsigned': samlRequestUnsigned,
  'saml-response-in-query': samlResponseInQuery,
  'saml-signature-reach': samlSignatureReach,
  'saml-signature-weak': samlSignatureWeak,
  'scope-changed-silently': scopeChangedSilently,
  'secret-in-answer': secretInAnswer,
  'sender-constrained-token-as-bearer': senderConstrainedTokenAsBearer,
  'session-cookie-weak': sessionCookieWeak,
  'session-id-in-url': sessionIdInUrl,
  'session-iframe-broken': sessionIframeBroken,
  'session-not-renewed-at-login': sessionNotRenewedAtLogin,
  'state-carries-sensitive-data': stateCarriesSensitiveData,
  'state-mismatch': stateMismatch,
  'state-missing': stateMissing,
  'state-not-returned': stateNotReturned,
  'state-weak': stateWeak,
  'subject-mismatch': subjectMismatch,
  'third-party-login-unsafe': thirdPartyLoginUnsafe,
  'token-in-query': tokenInQuery,
  'token-in-web-response-cookie': tokenInWebResponseCookie,
  'token-lifetime-contradicted': tokenLifetimeContradicted,
  'token-multiple-methods': tokenMultipleMethods,
  'token-over-http': tokenOverHttp,
  'token-parameter-repeated': tokenParameterRepeated,
  'token-redirect-uri-mismatch': tokenRedirectUriMismatch,
  'token-request-in-url': tokenRequestInUrl,
  'token-response-cacheable': tokenResponseCacheable,
  'token-response-nonconforming': tokenResponseNonconforming,
  'token-sent-to-third-party': tokenSentToThirdParty,
  'tokens-from-backend': tokensFromBackend,
  'tokens-in-callback-query': tokensInCallbackQuery,
  'tokens-used-after-logout': tokensUsedAfterLogout,
  'txn-token-as-bearer': txnTokenAsBearer,
  'unsolicited-callback': unsolicitedCallback,
  'user-code-reused': userCodeReused,
  'user-code-weak': userCodeWeak,
  'userinfo-incomplete': userinfoIncomplete,
  'vci-answer-invalid': vciAnswerInvalid,
  'vci-code-reused': vciCodeReused,
  'vci-credential-wrong': vciCredentialWrong,
  'vci-deferred-too-fast': vciDeferredTooFast,
  'vci-issuer-mismatch': vciIssuerMismatch,
  'vci-no-tx-code': vciNoTxCode,
  'vci-nonce-cacheable': vciNonceCacheable,
  'vci-offer-unknown': vciOfferUnknown,
  'vci-proof-mismatch': vciProofMismatch,
  'vci-request-invalid': vciRequestInvalid,
  'vp-answer-not-encrypted': vpAnswerNotEncrypted,
  'vp-answer-unlike-query': vpAnswerUnlikeQuery,
  'vp-binding-mismatch': vpBindingMismatch,
  'vp-client-id-mismatch': vpClientIdMismatch,
  'vp-credential-expired': vpCredentialExpired,
  'vp-disclosure-invalid': vpDisclosureInvalid,
  'vp-holder-binding-off': vpHolderBindingOff,
  'vp-kb-stale': vpKbStale,
  'vp-more-than-asked': vpMoreThanAsked,
  'vp-no-return': vpNoReturn,
  'vp-nonce-missing': vpNonceMissing,
  'vp-nonce-reused': vpNonceReused,
  'vp-other-document': vpOtherDocument,
  'vp-redirected': vpRedirected,
  'vp-request-conflict': vpRequestConflict,
  'vp-request-invalid': vpRequestInvalid,
  'vp-request-object-untyped': vpRequestObjectUntyped,
  'vp-request-unsigned': vpRequestUnsigned,
  'vp-response-uri-not-client-id': vpResponseUriNotClientId,
  'vp-return-guessable': vpReturnGuessable,
  'vp-transaction-unsigned': vpTransactionUnsigned,
  'vp-unbound-accepted': vpUnboundAccepted,
  'vp-unexpected-origins': vpUnexpectedOrigins,
  'vp-wallet-nonce-missing': vpWalletNonceMissing,
  'wallet-endpoint-http': walletEndpointHttp,
};
