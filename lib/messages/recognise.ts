import type { Exchange } from '../exchange/exchange.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { Learned } from './learned.ts';
import type { Message } from './message.ts';
import { approvalRequest, approvalResponse, redirectedApproval } from './oauth1/front-channel.ts';
import { signedRequest } from './oauth1/signed-request.ts';
import { authorizationRequest } from './oauth2/authorization-request.ts';
import { authorizationResponse, redirectedResponse } from './oauth2/authorization-response.ts';
import { backchannelAuthenticationRequest } from './oauth2/backchannel-authentication-request.ts';
import { challengedRequest } from './oauth2/challenged-request.ts';
import { clientConfigurationRequest } from './oauth2/client-configuration.ts';
import { clientMetadata } from './oauth2/client-metadata.ts';
import { clientRegistration } from './oauth2/client-registration.ts';
import { cognitoTokenRequest } from './oauth2/cognito.ts';
import { deviceAuthorizationRequest } from './oauth2/device-authorization-request.ts';
import { preflight } from './oauth2/preflight.ts';
import { pushedAuthorizationRequest } from './oauth2/pushed-authorization-request.ts';
import { resourceRequest } from './oauth2/resource-request.ts';
import { introspectionRequest, revocationRequest } from './oauth2/token-management.ts';
import { tokenRequest } from './oauth2/token-request.ts';
import { tokenStatusListRequest } from './oauth2/token-status-list.ts';
import { userVerification } from './oauth2/user-verification.ts';
import { credentialResponse } from './oidc/credential-response.ts';
import { discovery } from './oidc/discovery.ts';
import { endSessionRequest, endSessionResponse } from './oidc/end-session.ts';
import { fedcmRequest } from './oidc/fedcm.ts';
import { jwks } from './oidc/jwks.ts';
import { backchannelLogout, checkSession, frontchannelLogout } from './oidc/session.ts';
import { thirdPartyInitiatedLogin } from './oidc/third-party-initiated-login.ts';
import { originCheck } from './oidc/origin-check.ts';
import { refusedStart } from './oidc/refused-start.ts';
import { userinfoRequest } from './oidc/userinfo-request.ts';
import { openidDiscovery } from './openid2/discovery.ts';
import { openidAuthenticationRequest } from './openid2/authentication-request.ts';
import { openidAuthenticationResponse, redirectedOpenidResponse } from './openid2/authentication-response.ts';
import { association, verification } from './openid2/direct.ts';
import { samlArtifactResolve } from './saml2/artifact-resolve.ts';
import { samlAuthnRequest } from './saml2/authn-request.ts';
import { samlLogout } from './saml2/logout.ts';
import { samlMetadata } from './saml2/metadata.ts';
import { samlResponse } from './saml2/response.ts';
import { wsfedSigninRequest } from './wsfed/signin-request.ts';
import { wsfedSigninResponse } from './wsfed/signin-response.ts';
import { wsfedSignout } from './wsfed/signout.ts';
import { casLoginRequest } from './cas/login-request.ts';
import { casLogoutRequest } from './cas/logout-request.ts';
import { casResponse, redirectedCasResponse, ticketGivenOut } from './cas/response.ts';
import { casValidation } from './cas/validation.ts';
import { credentialIssuerMetadata } from './openid4vci/issuer-metadata.ts';
import {
  credentialOffer,
  credentialOfferRequest,
  redirectedCredentialOffer,
} from './openid4vci/credential-offer.ts';
import { credentialNonceRequest, credentialRequest } from './openid4vci/credential-request.ts';
import { presentationRequest, redirectedPresentationRequest } from './openid4vp/presentation-request.ts';
import { presentationRequestObject } from './openid4vp/request-object.ts';
import { presentationResponse, redirectedPresentation } from './openid4vp/presentation-response.ts';
import { presentationReturn } from './openid4vp/presentation-return.ts';
import { exposure } from './exposure.ts';
import { isOwnCheck } from './own-check.ts';
import { providerErrorPage } from './provider-error-page.ts';
import { viewOf, type View } from './view.ts';
import type { MessageKind } from '../vocabulary/kinds.ts';

type Recogniser = (view: View, learned: Learned) => Message | undefined;

/** Most telling first: the first that claims an exchange has it. By name, for what is told of one that throws. */
export const recognisers = {
  preflight,
  originCheck,
  fedcmRequest,
  credentialIssuerMetadata,
  discovery,
  presentationRequest,
  presentationRequestObject,
  presentationResponse,
  presentationReturn,
  credentialOffer,
  credentialOfferRequest,
  credentialRequest,
  credentialNonceRequest,
  signedRequest,
  approvalResponse,
  approvalRequest,
  openidAuthenticationRequest,
  openidAuthenticationResponse,
  association,
  verification,
  samlAuthnRequest,
  samlResponse,
  samlLogout,
  samlArtifactResolve,
  wsfedSigninRequest,
  wsfedSigninResponse,
  wsfedSignout,
  casLoginRequest,
  casResponse,
  casValidation,
  casLogoutRequest,
  pushedAuthorizationRequest,
  backchannelAuthenticationRequest,
  authorizationRequest,
  cognitoTokenRequest,
  tokenRequest,

  credentialResponse,
  authorizationResponse,
  deviceAuthorizationRequest,
  userVerification,
  clientRegistration,
  clientConfigurationRequest,
  introspectionRequest,
  revocationRequest,
  endSessionRequest,
  backchannelLogout,
  frontchannelLogout,
  checkSession,
  thirdPartyInitiatedLogin,
  userinfoRequest,
  jwks,
  tokenStatusListRequest,

  resourceRequest,
  challengedRequest,
  clientMetadata,
  samlMetadata,
  openidDiscovery,
  endSessionResponse,
  refusedStart,
  providerErrorPage,
} as const satisfies Readonly<Record<string, Recogniser>>;

type KindOf<One extends (...given: never) => Message | undefined> = NonNullable<ReturnType<One>>['kind'];
type Missing = Exclude<MessageKind, KindOf<(typeof recognisers)[keyof typeof recognisers] | typeof exposure>>;

/** A kind that nothing recognises is an error here: its recogniser belongs into the list. */
const inOrder: Readonly<
  Record<string, [Missing] extends [never] ? Recogniser : { readonly recognises: Missing }>
> = recognisers;

/** What the target of a redirect can be: an answer on its way to the client. */
const redirectedAnswers: Readonly<Record<string, Recogniser>> = {
  redirectedPresentationRequest,
  redirectedPresentation,
  redirectedCredentialOffer,
  redirectedApproval,
  redirectedOpenidResponse,
  redirectedCasResponse,
  ticketGivenOut,
  redirectedResponse,
};

/** As they are asked: the names are listed once, and not for every request. */
type Asked = { readonly names: readonly string[]; readonly those: Readonly<Record<string, Recogniser>> };

const asked: Asked = { names: Object.keys(inOrder), those: inOrder };
const askedOfTargets: Asked = { names: Object.keys(redirectedAnswers), those: redirectedAnswers };

/**
 * The messages one exchange is: none, itself, or itself and the authorization response its redirect carries.
 * @param failed is told of a recogniser that threw; the others are asked all the same
 */
export function recognise(
  exchange: Exchange,
  learned: Learned,
  failed: (failure: Failure) => void = () => {},
): readonly Message[] {
  if (isPrefetch(exchange)) return [];
  const view = viewOf(exchange);
  const ask = (name: string, recogniser: Recogniser): Message | undefined => {
    try {
      return recogniser(view, learned);
    } catch (error) {
      failed(failureOf('recogniser', name, error));
      return undefined;
    }
  };
  if (isOwnCheck(view)) return [ask('originCheck', originCheck)].filter((message) => message !== undefined);
  const own = firstOf(ask, asked);
  const redirected = exchange.redirectUrl ? firstOf(ask, askedOfTargets) : undefined;
  const exposed = ask('exposure', () => exposure(view, learned, own));
  return [own, redirected, exposed].filter((message) => message !== undefined);
}

function firstOf(
  ask: (name: string, recogniser: Recogniser) => Message | undefined,
  { names, those }: Asked,
): Message | undefined {
  for (const name of names) {
    const recogniser = those[name];
    const message = recogniser && ask(name, recogniser);
    if (message) return message;
  }
  return undefined;
}
