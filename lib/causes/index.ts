// Generated from the files of this folder: `npm run generate` after adding, renaming or removing a cause.
import answerElsewhere from './windows/answer-elsewhere.ts';
import audienceMissing from './api/audience-missing.ts';
import audienceWrong from './api/audience-wrong.ts';
import cacheServesLogin from './infrastructure/cache-serves-login.ts';
import callbackRouteMissing from './infrastructure/callback-route-missing.ts';
import codeLeftInPage from './windows/code-left-in-page.ts';
import coopAppPage from './windows/coop-app-page.ts';
import coopProviderPage from './windows/coop-provider-page.ts';
import corsMissing from './token/cors-missing.ts';
import cspConnect from './windows/csp-connect.ts';
import cspFormAction from './windows/csp-form-action.ts';
import discoveryFailed from './discovery/discovery-failed.ts';
import discoveryIssuerDiffers from './discovery/discovery-issuer-differs.ts';
import insecureContext from './discovery/insecure-context.ts';
import issParameterMismatch from './authorization-response/iss-parameter-mismatch.ts';
import mcpAsMetadata from './mcp/mcp-as-metadata.ts';
import mcpCors from './mcp/mcp-cors.ts';
import mcpFallbackAuthorize from './mcp/mcp-fallback-authorize.ts';
import mcpNoChallenge from './mcp/mcp-no-challenge.ts';
import mcpPrmMissing from './mcp/mcp-prm-missing.ts';
import mcpRegistrationRefused from './mcp/mcp-registration-refused.ts';
import mcpResourceMismatch from './mcp/mcp-resource-mismatch.ts';
import nothingThere from './infrastructure/nothing-there.ts';
import pkceVerifierLost from './token/pkce-verifier-lost.ts';
import postBecameGet from './infrastructure/post-became-get.ts';
import proxyResponseHeadersTooBig from './infrastructure/proxy-response-headers-too-big.ts';
import redirectLoopbackPort from './redirect/redirect-loopback-port.ts';
import redirectSchemeProxy from './redirect/redirect-scheme-proxy.ts';
import requestHeadersTooBig from './infrastructure/request-headers-too-big.ts';
import samlAcsDiffers from './saml/saml-acs-differs.ts';
import samlAudience from './saml/saml-audience.ts';
import samlDestination from './saml/saml-destination.ts';
import samlInresponseto from './saml/saml-inresponseto.ts';
import samlStatus from './saml/saml-status.ts';
import samlTime from './saml/saml-time.ts';
import serviceWorkerAnswersCallback from './windows/service-worker-answers-callback.ts';
import storageOtherOrigin from './token/storage-other-origin.ts';
import wafBlocks from './infrastructure/waf-blocks.ts';
import type { UnnamedCause } from './cause.ts';

/** Every cause that has a file of its own, by id. */
export const causes = [
  answerElsewhere,
  audienceMissing,
  audienceWrong,
  cacheServesLogin,
  callbackRouteMissing,
  codeLeftInPage,
  coopAppPage,
  coopProviderPage,
  corsMissing,
  cspConnect,
  cspFormAction,
  discoveryFailed,
  discoveryIssuerDiffers,
  insecureContext,
  issParameterMismatch,
  mcpAsMetadata,
  mcpCors,
  mcpFallbackAuthorize,
  mcpNoChallenge,
  mcpPrmMissing,
  mcpRegistrationRefused,
  mcpResourceMismatch,
  nothingThere,
  pkceVerifierLost,
  postBecameGet,
  proxyResponseHeadersTooBig,
  redirectLoopbackPort,
  redirectSchemeProxy,
  requestHeadersTooBig,
  samlAcsDiffers,
  samlAudience,
  samlDestination,
  samlInresponseto,
  samlStatus,
  samlTime,
  serviceWorkerAnswersCallback,
  storageOtherOrigin,
  wafBlocks,
] as const satisfies readonly UnnamedCause[];
