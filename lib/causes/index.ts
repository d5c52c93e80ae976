// Generated from the files of this folder: `npm run generate` after adding, renaming or removing a cause.
import accessDeniedAtTokenEndpoint from './token/access-denied-at-token-endpoint.ts';
import accountCallFails from './api/account-call-fails.ts';
import answerByScript from './windows/answer-by-script.ts';
import answerDroppedByRedirect from './app/answer-dropped-by-redirect.ts';
import answerElsewhere from './windows/answer-elsewhere.ts';
import answerLoadedAgain from './state/answer-loaded-again.ts';
import answerLostBehind from './infrastructure/answer-lost-behind.ts';
import answerValueLostInPage from './app/answer-value-lost-in-page.ts';
import apiAddressInside from './api/api-address-inside.ts';
import apiCors from './api/api-cors.ts';
import apiForbids from './api/api-forbids.ts';
import apiKeyRefused from './provider/api-key-refused.ts';
import apiServerChanged from './api/api-server-changed.ts';
import appLogoutRefused from './logout/app-logout-refused.ts';
import appNotOpened from './windows/app-not-opened.ts';
import appNotReady from './api/app-not-ready.ts';
import appRestrictedByOrganization from './api/app-restricted-by-organization.ts';
import asSessionLost from './provider/as-session-lost.ts';
import assertionAudience from './token/assertion-audience.ts';
import assertionClient from './token/assertion-client.ts';
import assertionUntimely from './token/assertion-untimely.ts';
import audienceMissing from './api/audience-missing.ts';
import audienceWrong from './api/audience-wrong.ts';
import authMethodMismatch from './token/auth-method-mismatch.ts';
import authorizeAddressEmpty from './app/authorize-address-empty.ts';
import authorizeAddressUnknown from './provider/authorize-address-unknown.ts';
import backchannelFailed from './app/backchannel-failed.ts';
import begunAtProvider from './state/begun-at-provider.ts';
import begunInOtherBrowser from './cookies/begun-in-other-browser.ts';
import cacheServesLogin from './infrastructure/cache-serves-login.ts';
import callLacksFormToken from './app/call-lacks-form-token.ts';
import callbackAtEveryAddress from './app/callback-at-every-address.ts';
import callbackRouteMissing from './infrastructure/callback-route-missing.ts';
import callbackShowsData from './app/callback-shows-data.ts';
import callbackTwice from './state/callback-twice.ts';
import casServiceDiffers from './cas/cas-service-differs.ts';
import casServiceRefused from './cas/cas-service-refused.ts';
import casTicketOverlooked from './cas/cas-ticket-overlooked.ts';
import casTicketRefused from './cas/cas-ticket-refused.ts';
import clientDocumentRefused from './provider/client-document-refused.ts';
import clientIdUnset from './provider/client-id-unset.ts';
import clientUnknownHere from './provider/client-unknown-here.ts';
import codeExpired from './token/code-expired.ts';
import codeLeftInPage from './windows/code-left-in-page.ts';
import codeOfOtherClient from './token/code-of-other-client.ts';
import codeOfOtherServer from './token/code-of-other-server.ts';
import codePassedOn from './token/code-passed-on.ts';
import cookieDeleted from './cookies/cookie-deleted.ts';
import cookieDomainRejected from './cookies/cookie-domain-rejected.ts';
import cookieDuplicateName from './cookies/cookie-duplicate-name.ts';
import cookieExpiredBeforeReturn from './cookies/cookie-expired-before-return.ts';
import cookieFetchNoCredentials from './cookies/cookie-fetch-no-credentials.ts';
import cookieLaxPost from './cookies/cookie-lax-post.ts';
import cookieLostBehind from './infrastructure/cookie-lost-behind.ts';
import cookieNoneInsecure from './cookies/cookie-none-insecure.ts';
import cookieOverwritten from './cookies/cookie-overwritten.ts';
import cookiePartitioned from './cookies/cookie-partitioned.ts';
import cookiePrefixBroken from './cookies/cookie-prefix-broken.ts';
import cookieSecureOverHttp from './cookies/cookie-secure-over-http.ts';
import cookieStrictReturn from './cookies/cookie-strict-return.ts';
import cookieTooLarge from './cookies/cookie-too-large.ts';
import cookieWrongHost from './cookies/cookie-wrong-host.ts';
import cookieWrongPath from './cookies/cookie-wrong-path.ts';
import cookiesTooMany from './cookies/cookies-too-many.ts';
import coopAppPage from './windows/coop-app-page.ts';
import coopProviderPage from './windows/coop-provider-page.ts';
import corsFilterBlocks from './app/cors-filter-blocks.ts';
import corsHeaderDoubled from './token/cors-header-doubled.ts';
import corsMissing from './token/cors-missing.ts';
import credentialNamedWrongly from './wallet/credential-named-wrongly.ts';
import credentialProofRefused from './wallet/credential-proof-refused.ts';
import credentialRequestRefused from './wallet/credential-request-refused.ts';
import cspConnect from './windows/csp-connect.ts';
import cspFormActionLogout from './windows/csp-form-action-logout.ts';
import cspFormActionStart from './windows/csp-form-action-start.ts';
import cspFormAction from './windows/csp-form-action.ts';
import csrfMiddlewareBlocks from './state/csrf-middleware-blocks.ts';
import deviceGaveUp from './token/device-gave-up.ts';
import devicePollsTooFast from './token/device-polls-too-fast.ts';
import discoveryFailed from './discovery/discovery-failed.ts';
import discoveryIssuerDiffers from './discovery/discovery-issuer-differs.ts';
import doubleSubmitMismatch from './state/double-submit-mismatch.ts';
import dpopNonceUnanswered from './token/dpop-nonce-unanswered.ts';
import dpopProofMissing from './token/dpop-proof-missing.ts';
import dpopRequired from './api/dpop-required.ts';
import emailNotVerified from './app/email-not-verified.ts';
import fedcmAccountLeftOut from './provider/fedcm-account-left-out.ts';
import fedcmNobodySignedIn from './provider/fedcm-nobody-signed-in.ts';
import fedcmOtherAccount from './provider/fedcm-other-account.ts';
import fedcmRefused from './provider/fedcm-refused.ts';
import frameRefused from './windows/frame-refused.ts';
import freshLoginLoop from './provider/fresh-login-loop.ts';
import idTokenRefused from './token/id-token-refused.ts';
import insecureContext from './discovery/insecure-context.ts';
import issParameterMismatch from './authorization-response/iss-parameter-mismatch.ts';
import issuerWrong from './api/issuer-wrong.ts';
import keyUnknown from './api/key-unknown.ts';
import lateAnswerOverwrites from './cookies/late-answer-overwrites.ts';
import loginAddressEmpty from './app/login-address-empty.ts';
import loginAddressWithoutScheme from './app/login-address-without-scheme.ts';
import loginByScript from './windows/login-by-script.ts';
import loginLinkEscaped from './app/login-link-escaped.ts';
import loginNotBegun from './app/login-not-begun.ts';
import loginPageCached from './infrastructure/login-page-cached.ts';
import loginPageReopened from './provider/login-page-reopened.ts';
import loginScriptMissing from './windows/login-script-missing.ts';
import loginStartMissing from './app/login-start-missing.ts';
import loginTookTooLong from './state/login-took-too-long.ts';
import logoutByScript from './logout/logout-by-script.ts';
import logoutCookieKept from './logout/logout-cookie-kept.ts';
import logoutHintInvalid from './logout/logout-hint-invalid.ts';
import logoutLeftSession from './logout/logout-left-session.ts';
import logoutMissingHint from './logout/logout-missing-hint.ts';
import logoutParameterMissing from './logout/logout-parameter-missing.ts';
import logoutRefused from './logout/logout-refused.ts';
import logoutReturnRefused from './logout/logout-return-refused.ts';
import malformedHeader from './api/malformed-header.ts';
import mcpAsMetadata from './mcp/mcp-as-metadata.ts';
import mcpCors from './mcp/mcp-cors.ts';
import mcpFallbackAuthorize from './mcp/mcp-fallback-authorize.ts';
import mcpNoChallenge from './mcp/mcp-no-challenge.ts';
import mcpNoServerNamed from './mcp/mcp-no-server-named.ts';
import mcpPkceNotAnnounced from './mcp/mcp-pkce-not-announced.ts';
import mcpPrmMissing from './mcp/mcp-prm-missing.ts';
import mcpRegistrationForgotten from './mcp/mcp-registration-forgotten.ts';
import mcpRegistrationRefused from './mcp/mcp-registration-refused.ts';
import mcpResourceMismatch from './mcp/mcp-resource-mismatch.ts';
import mcpResourceRefused from './mcp/mcp-resource-refused.ts';
import mcpTransportRefused from './mcp/mcp-transport-refused.ts';
import mixedContent from './discovery/mixed-content.ts';
import nonceMismatch from './token/nonce-mismatch.ts';
import nothingThere from './infrastructure/nothing-there.ts';
import oauth1CallbackRefused from './oauth1/oauth1-callback-refused.ts';
import oauth1RequestRefused from './oauth1/oauth1-request-refused.ts';
import oauth1ValueLost from './oauth1/oauth1-value-lost.ts';
import oneTimeLinkScanned from './app/one-time-link-scanned.ts';
import originNotAllowed from './provider/origin-not-allowed.ts';
import ownAddressBehind from './redirect/own-address-behind.ts';
import ownAddressInside from './redirect/own-address-inside.ts';
import ownTokenMissing from './app/own-token-missing.ts';
import pageAfterLoginMissing from './infrastructure/page-after-login-missing.ts';
import parameterDemanded from './provider/parameter-demanded.ts';
import passkeyOfOtherHost from './provider/passkey-of-other-host.ts';
import passkeyRefused from './provider/passkey-refused.ts';
import pkceChallengeMiscomputed from './token/pkce-challenge-miscomputed.ts';
import pkceDemanded from './provider/pkce-demanded.ts';
import pkceMismatch from './token/pkce-mismatch.ts';
import pkceVerifierLost from './token/pkce-verifier-lost.ts';
import postBecameGet from './infrastructure/post-became-get.ts';
import prefetchSignsOut from './logout/prefetch-signs-out.ts';
import preflightSentToLogin from './windows/preflight-sent-to-login.ts';
import preflightWantsToken from './windows/preflight-wants-token.ts';
import providerAddressInside from './provider/provider-address-inside.ts';
import providerHostChanged from './provider/provider-host-changed.ts';
import proxyResponseHeadersTooBig from './infrastructure/proxy-response-headers-too-big.ts';
import publicClientNotAllowed from './token/public-client-not-allowed.ts';
import redirectDropsPath from './infrastructure/redirect-drops-path.ts';
import redirectEncodedTwice from './redirect/redirect-encoded-twice.ts';
import redirectKindRefused from './redirect/redirect-kind-refused.ts';
import redirectLoopbackPort from './redirect/redirect-loopback-port.ts';
import redirectMismatchAtToken from './token/redirect-mismatch-at-token.ts';
import redirectNotOfClient from './redirect/redirect-not-of-client.ts';
import redirectNotOnAllowList from './redirect/redirect-not-on-allow-list.ts';
import redirectSchemeProxy from './redirect/redirect-scheme-proxy.ts';
import redirectWithoutTarget from './app/redirect-without-target.ts';
import refreshDead from './token/refresh-dead.ts';
import refreshRace from './token/refresh-race.ts';
import requestAddressTooLong from './infrastructure/request-address-too-long.ts';
import requestHeadersTooBig from './infrastructure/request-headers-too-big.ts';
import requestLostAtProvider from './provider/request-lost-at-provider.ts';
import requestMalformed from './provider/request-malformed.ts';
import requestObjectUnavailable from './wallet/request-object-unavailable.ts';
import requestOpenedAgain from './state/request-opened-again.ts';
import requestUriExpired from './provider/request-uri-expired.ts';
import responseTypeNotAllowed from './provider/response-type-not-allowed.ts';
import returnOutsideRealm from './redirect/return-outside-realm.ts';
import returnUrlRefused from './redirect/return-url-refused.ts';
import returnedElsewhere from './redirect/returned-elsewhere.ts';
import samlAcsDiffers from './saml/saml-acs-differs.ts';
import samlAskedAsProvider from './saml/saml-asked-as-provider.ts';
import samlAttributeMissing from './saml/saml-attribute-missing.ts';
import samlAttributeValue from './saml/saml-attribute-value.ts';
import samlAudience from './saml/saml-audience.ts';
import samlAuthnTooOld from './saml/saml-authn-too-old.ts';
import samlBindingDiffers from './saml/saml-binding-differs.ts';
import samlDestination from './saml/saml-destination.ts';
import samlInresponseto from './saml/saml-inresponseto.ts';
import samlIssuer from './saml/saml-issuer.ts';
import samlLogoutAnswerRefused from './saml/saml-logout-answer-refused.ts';
import samlLogoutName from './saml/saml-logout-name.ts';
import samlLogoutPartial from './saml/saml-logout-partial.ts';
import samlPartUnsigned from './saml/saml-part-unsigned.ts';
import samlRelaystate from './saml/saml-relaystate.ts';
import samlSignatureWanted from './saml/saml-signature-wanted.ts';
import samlSignature from './saml/saml-signature.ts';
import samlStatus from './saml/saml-status.ts';
import samlTime from './saml/saml-time.ts';
import samlUnsolicited from './saml/saml-unsolicited.ts';
import scopeMissing from './api/scope-missing.ts';
import scopeNotGranted from './api/scope-not-granted.ts';
import scopeSeparator from './provider/scope-separator.ts';
import secondStartOverwrites from './cookies/second-start-overwrites.ts';
import sentToLocalhost from './redirect/sent-to-localhost.ts';
import serviceWorkerAnswersCallback from './windows/service-worker-answers-callback.ts';
import serviceWorkerAnswersStart from './windows/service-worker-answers-start.ts';
import sessionCookieNotKept from './cookies/session-cookie-not-kept.ts';
import sessionHandshakeLoop from './app/session-handshake-loop.ts';
import sessionLeftAtHost from './cookies/session-left-at-host.ts';
import sessionNeverSet from './cookies/session-never-set.ts';
import sessionNotKnown from './cookies/session-not-known.ts';
import sessionNotSentToApi from './cookies/session-not-sent-to-api.ts';
import sessionOnOtherServer from './cookies/session-on-other-server.ts';
import sessionSealBroken from './cookies/session-seal-broken.ts';
import sessionSplitByDomain from './cookies/session-split-by-domain.ts';
import sessionTakenByNeighbour from './cookies/session-taken-by-neighbour.ts';
import silentIframeLoadsApp from './windows/silent-iframe-loads-app.ts';
import socketForbidden from './infrastructure/socket-forbidden.ts';
import socketNotUpgraded from './infrastructure/socket-not-upgraded.ts';
import stateChangedInTransit from './state/state-changed-in-transit.ts';
import stateCookieLost from './cookies/state-cookie-lost.ts';
import stateDemanded from './provider/state-demanded.ts';
import stateNeverStored from './cookies/state-never-stored.ts';
import stateNotSent from './state/state-not-sent.ts';
import statePassedThrough from './state/state-passed-through.ts';
import stateStoreLostServer from './app/state-store-lost-server.ts';
import storageOtherOrigin from './token/storage-other-origin.ts';
import storagePartitionedHandler from './storage/storage-partitioned-handler.ts';
import strictmodeDoubleRun from './state/strictmode-double-run.ts';
import tenantHeaderDiffers from './api/tenant-header-differs.ts';
import thirdPartyCookiesBlocked from './cookies/third-party-cookies-blocked.ts';
import tlsFailure from './infrastructure/tls-failure.ts';
import tokenEarly from './api/token-early.ts';
import tokenEndpointElsewhere from './discovery/token-endpoint-elsewhere.ts';
import tokenExpired from './api/token-expired.ts';
import tokenNotSent from './api/token-not-sent.ts';
import tokenRequestMalformed from './token/token-request-malformed.ts';
import txCodeRefused from './wallet/tx-code-refused.ts';
import upgradedToHttps from './infrastructure/upgraded-to-https.ts';
import userinfoRefused from './api/userinfo-refused.ts';
import userinfoSubjectDiffers from './token/userinfo-subject-differs.ts';
import valueEscapedOtherwise from './token/value-escaped-otherwise.ts';
import verifierRedirectsWallet from './wallet/verifier-redirects-wallet.ts';
import verifierRefusesAnswer from './wallet/verifier-refuses-answer.ts';
import wafBlocks from './infrastructure/waf-blocks.ts';
import walletRefusesRequest from './wallet/wallet-refuses-request.ts';
import walletShowsNothing from './wallet/wallet-shows-nothing.ts';
import webMessageOrigin from './windows/web-message-origin.ts';
import wrongAccount from './api/wrong-account.ts';
import wsfedContext from './wsfed/wsfed-context.ts';
import wsfedRealm from './wsfed/wsfed-realm.ts';
import wsfedReply from './wsfed/wsfed-reply.ts';
import wsfedReturnElsewhere from './wsfed/wsfed-return-elsewhere.ts';
import wsfedTimeLeft from './wsfed/wsfed-time-left.ts';
import wsfedTime from './wsfed/wsfed-time.ts';
import type { Cause } from './cause.ts';

/** Every cause that has a file of its own, by id. */
export const causes: readonly Cause[] = [
  accessDeniedAtTokenEndpoint,
  accountCallFails,
  answerByScript,
  answerDroppedByRedirect,
  answerElsewhere,
  answerLoadedAgain,
  answerLostBehind,
  answerValueLostInPage,
  apiAddressInside,
  apiCors,
  apiForbids,
  apiKeyRefused,
  apiServerChanged,
  appLogoutRefused,
  appNotOpened,
  appNotReady,
  appRestrictedByOrganization,
  asSessionLost,
  assertionAudience,
  assertionClient,
  assertionUntimely,
  audienceMissing,
  audienceWrong,
  authMethodMismatch,
  authorizeAddressEmpty,
  authorizeAddressUnknown,
  backchannelFailed,
  begunAtProvider,
  begunInOtherBrowser,
  cacheServesLogin,
  callLacksFormToken,
  callbackAtEveryAddress,
  callbackRouteMissing,
  callbackShowsData,
  callbackTwice,
  casServiceDiffers,
  casServiceRefused,
  casTicketOverlooked,
  casTicketRefused,
  clientDocumentRefused,
  clientIdUnset,
  clientUnknownHere,
  codeExpired,
  codeLeftInPage,
  codeOfOtherClient,
  codeOfOtherServer,
  codePassedOn,
  cookieDeleted,
  cookieDomainRejected,
  cookieDuplicateName,
  cookieExpiredBeforeReturn,
  cookieFetchNoCredentials,
  cookieLaxPost,
  cookieLostBehind,
  cookieNoneInsecure,
  cookieOverwritten,
  cookiePartitioned,
  cookiePrefixBroken,
  cookieSecureOverHttp,
  cookieStrictReturn,
  cookieTooLarge,
  cookieWrongHost,
  cookieWrongPath,
  cookiesTooMany,
  coopAppPage,
  coopProviderPage,
  corsFilterBlocks,
  corsHeaderDoubled,
  corsMissing,
  credentialNamedWrongly,
  credentialProofRefused,
  credentialRequestRefused,
  cspConnect,
  cspFormActionLogout,
  cspFormActionStart,
  cspFormAction,
  csrfMiddlewareBlocks,
  deviceGaveUp,
  devicePollsTooFast,
  discoveryFailed,
  discoveryIssuerDiffers,
  doubleSubmitMismatch,
  dpopNonceUnanswered,
  dpopProofMissing,
  dpopRequired,
  emailNotVerified,
  fedcmAccountLeftOut,
  fedcmNobodySignedIn,
  fedcmOtherAccount,
  fedcmRefused,
  frameRefused,
  freshLoginLoop,
  idTokenRefused,
  insecureContext,
  issParameterMismatch,
  issuerWrong,
  keyUnknown,
  lateAnswerOverwrites,
  loginAddressEmpty,
  loginAddressWithoutScheme,
  loginByScript,
  loginLinkEscaped,
  loginNotBegun,
  loginPageCached,
  loginPageReopened,
  loginScriptMissing,
  loginStartMissing,
  loginTookTooLong,
  logoutByScript,
  logoutCookieKept,
  logoutHintInvalid,
  logoutLeftSession,
  logoutMissingHint,
  logoutParameterMissing,
  logoutRefused,
  logoutReturnRefused,
  malformedHeader,
  mcpAsMetadata,
  mcpCors,
  mcpFallbackAuthorize,
  mcpNoChallenge,
  mcpNoServerNamed,
  mcpPkceNotAnnounced,
  mcpPrmMissing,
  mcpRegistrationForgotten,
  mcpRegistrationRefused,
  mcpResourceMismatch,
  mcpResourceRefused,
  mcpTransportRefused,
  mixedContent,
  nonceMismatch,
  nothingThere,
  oauth1CallbackRefused,
  oauth1RequestRefused,
  oauth1ValueLost,
  oneTimeLinkScanned,
  originNotAllowed,
  ownAddressBehind,
  ownAddressInside,
  ownTokenMissing,
  pageAfterLoginMissing,
  parameterDemanded,
  passkeyOfOtherHost,
  passkeyRefused,
  pkceChallengeMiscomputed,
  pkceDemanded,
  pkceMismatch,
  pkceVerifierLost,
  postBecameGet,
  prefetchSignsOut,
  preflightSentToLogin,
  preflightWantsToken,
  providerAddressInside,
  providerHostChanged,
  proxyResponseHeadersTooBig,
  publicClientNotAllowed,
  redirectDropsPath,
  redirectEncodedTwice,
  redirectKindRefused,
  redirectLoopbackPort,
  redirectMismatchAtToken,
  redirectNotOfClient,
  redirectNotOnAllowList,
  redirectSchemeProxy,
  redirectWithoutTarget,
  refreshDead,
  refreshRace,
  requestAddressTooLong,
  requestHeadersTooBig,
  requestLostAtProvider,
  requestMalformed,
  requestObjectUnavailable,
  requestOpenedAgain,
  requestUriExpired,
  responseTypeNotAllowed,
  returnOutsideRealm,
  returnUrlRefused,
  returnedElsewhere,
  samlAcsDiffers,
  samlAskedAsProvider,
  samlAttributeMissing,
  samlAttributeValue,
  samlAudience,
  samlAuthnTooOld,
  samlBindingDiffers,
  samlDestination,
  samlInresponseto,
  samlIssuer,
  samlLogoutAnswerRefused,
  samlLogoutName,
  samlLogoutPartial,
  samlPartUnsigned,
  samlRelaystate,
  samlSignatureWanted,
  samlSignature,
  samlStatus,
  samlTime,
  samlUnsolicited,
  scopeMissing,
  scopeNotGranted,
  scopeSeparator,
  secondStartOverwrites,
  sentToLocalhost,
  serviceWorkerAnswersCallback,
  serviceWorkerAnswersStart,
  sessionCookieNotKept,
  sessionHandshakeLoop,
  sessionLeftAtHost,
  sessionNeverSet,
  sessionNotKnown,
  sessionNotSentToApi,
  sessionOnOtherServer,
  sessionSealBroken,
  sessionSplitByDomain,
  sessionTakenByNeighbour,
  silentIframeLoadsApp,
  socketForbidden,
  socketNotUpgraded,
  stateChangedInTransit,
  stateCookieLost,
  stateDemanded,
  stateNeverStored,
  stateNotSent,
  statePassedThrough,
  stateStoreLostServer,
  storageOtherOrigin,
  storagePartitionedHandler,
  strictmodeDoubleRun,
  tenantHeaderDiffers,
  thirdPartyCookiesBlocked,
  tlsFailure,
  tokenEarly,
  tokenEndpointElsewhere,
  tokenExpired,
  tokenNotSent,
  tokenRequestMalformed,
  txCodeRefused,
  upgradedToHttps,
  userinfoRefused,
  userinfoSubjectDiffers,
  valueEscapedOtherwise,
  verifierRedirectsWallet,
  verifierRefusesAnswer,
  wafBlocks,
  walletRefusesRequest,
  walletShowsNothing,
  webMessageOrigin,
  wrongAccount,
  wsfedContext,
  wsfedRealm,
  wsfedReply,
  wsfedReturnElsewhere,
  wsfedTimeLeft,
  wsfedTime,
];
