import type { KindRow } from './kind-row.ts';
import {
  direct,
  document,
  evidence,
  logout,
  management,
  preparation,
  redemption,
  request,
  response,
  toClient,
  toServer,
} from './kind-parts.ts';
import { walletKinds } from './wallet-kinds.ts';

const rows = {
  discovery: { ...document, protocol: 'oauth2', serves: { when: 'around', by: 'server' } },
  jwks: {
    ...document,
    protocol: 'oauth2',
    endpoint: 'jwks_uri',
    serves: { when: 'after', by: 'server' },
  },
  client_metadata: {
    ...document,
    ...toClient,
    protocol: 'oauth2',
    serves: { when: 'around', by: 'value' },
  },
  token_status_list_request: { ...document, protocol: 'oauth2', serves: { when: 'after', by: 'value' } },
  client_registration: {
    ...direct,
    protocol: 'oauth2',
    role: 'registration',
    endpoint: 'registration_endpoint',
    answer: 'credentials',
    serves: { when: 'around', by: 'value' },
  },
  client_configuration_request: {
    ...direct,
    protocol: 'oauth2',
    role: 'registration',
    answer: 'credentials',
    serves: { when: 'after', by: 'value' },
  },
  pushed_authorization_request: {
    ...preparation,
    protocol: 'oauth2',
    begins: true,
    decides: 'refusal',
    isConcluded: true,
    endpoint: 'pushed_authorization_request_endpoint',
    authenticates: true,
    isConfidential: true,
    answer: 'credentials',
  },
  authorization_request: {
    ...request,
    protocol: 'oauth2',
    endpoint: 'authorization_endpoint',
    isConfidential: true,
  },
  authorization_response: { ...response, protocol: 'oauth2', isConcluded: true },
  token_request: {
    ...redemption,
    protocol: 'oauth2',
    begins: true,
    decides: 'end',
    endpoint: 'token_endpoint',
    authenticates: true,
    isConfidential: true,
    answer: 'tokens',
  },
  device_authorization_request: {
    ...direct,
    protocol: 'oauth2',
    role: 'detached',
    begins: true,
    decides: 'refusal',
    endpoint: 'device_authorization_endpoint',
    authenticates: true,
    isConfidential: true,
    answer: 'codes',
  },
  backchannel_authentication_request: {
    ...direct,
    protocol: 'oauth2',
    role: 'detached',
    begins: true,
    decides: 'refusal',
    endpoint: 'backchannel_authentication_endpoint',
    authenticates: true,
    isConfidential: true,
    answer: 'codes',
  },
  userinfo_request: {
    ...direct,
    protocol: 'oauth2',
    role: 'use',
    endpoint: 'userinfo_endpoint',
    isConfidential: true,
    presentsToken: true,
    answer: 'claims',
  },
  resource_request: {
    ...direct,
    to: 'resource_server',
    protocol: 'oauth2',
    role: 'use',
    isConfidential: true,
    presentsToken: true,
  },
  introspection_request: {
    ...management,
    from: 'resource_server',
    protocol: 'oauth2',
    endpoint: 'introspection_endpoint',
    answer: 'claims',
  },
  revocation_request: { ...management, protocol: 'oauth2', endpoint: 'revocation_endpoint' },
  end_session_request: { ...logout, ...toServer, protocol: 'oauth2', endpoint: 'end_session_endpoint' },
  end_session_response: { ...logout, ...toClient, protocol: 'oauth2' },
  frontchannel_logout: { ...logout, ...toClient, protocol: 'oidc' },
  backchannel_logout: { ...logout, ...toClient, protocol: 'oidc', channel: 'direct' },
  check_session: {
    ...toServer,
    protocol: 'oidc',
    role: 'session',
    channel: 'front',
    endpoint: 'check_session_iframe',
    serves: { when: 'after', by: 'server' },
  },
  third_party_initiated_login: {
    ...toClient,
    protocol: 'oidc',
    role: 'prelude',
    channel: 'front',
    serves: { when: 'before', by: 'server' },
  },
  accounts_request: {
    ...direct,
    protocol: 'oidc',
    role: 'prelude',
    serves: { when: 'before', by: 'server' },
  },
  /** The browser opens the provider's login page in a window, in the page's place. W3C FedCM. */
  login_window: {
    ...toServer,
    protocol: 'oidc',
    role: 'prelude',
    channel: 'front',
    serves: { when: 'before', by: 'server' },
  },
  /** A provider's own script was refused for the page that it is on. */
  origin_check: {
    ...direct,
    protocol: 'oidc',
    role: 'detached',
    begins: true,
    decides: 'refusal',
  },
  /** The client's page that would have begun the login was refused because of the cookies of earlier ones. */
  refused_start: {
    from: 'user',
    to: 'client',
    protocol: 'oidc',
    role: 'detached',
    channel: 'front',
    begins: true,
    decides: 'refusal',
  },
  identity_assertion_request: {
    ...direct,
    protocol: 'oidc',
    role: 'detached',
    begins: true,
    decides: 'end',
  },

  temporary_credential_request: {
    ...preparation,
    protocol: 'oauth1',
    begins: true,
    decides: 'refusal',
    isConcluded: true,
    answer: 'tokens',
  },
  resource_owner_authorization_request: { ...request, protocol: 'oauth1' },
  resource_owner_authorization_response: { ...response, protocol: 'oauth1' },
  token_credential_request: {
    ...redemption,
    protocol: 'oauth1',
    begins: true,
    decides: 'end',
    answer: 'tokens',
  },

  openid_discovery: { ...document, protocol: 'openid2', serves: { when: 'around', by: 'value' } },
  openid_association: { ...preparation, protocol: 'openid2' },
  openid_authentication_request: { ...request, protocol: 'openid2' },
  openid_authentication_response: { ...response, protocol: 'openid2' },
  openid_verification: { ...redemption, protocol: 'openid2', decides: 'refusal' },

  saml_metadata: { ...document, protocol: 'saml2', serves: { when: 'around', by: 'value' } },
  saml_authn_request: { ...request, protocol: 'saml2' },
  saml_response: { ...response, protocol: 'saml2' },
  saml_artifact_resolve: { ...redemption, protocol: 'saml2', decides: 'refusal' },
  saml_logout_request: { ...logout, ...toServer, protocol: 'saml2' },
  saml_logout_response: { ...logout, ...toClient, protocol: 'saml2' },

  wsfed_signin_request: { ...request, protocol: 'wsfed' },
  wsfed_signin_response: { ...response, protocol: 'wsfed' },
  wsfed_signout_request: { ...logout, ...toServer, protocol: 'wsfed' },

  cas_login_request: { ...request, protocol: 'cas' },
  cas_response: { ...response, protocol: 'cas' },
  cas_validation: { ...redemption, protocol: 'cas', decides: 'refusal' },
  cas_logout_request: { ...logout, ...toServer, protocol: 'cas' },

  ...walletKinds,

  /** The browser asks a server whether a page may call it. Fetch standard §4.8. */
  preflight: evidence,
  /** A value on its way to somebody it was not meant for. */
  exposure: { ...evidence, to: 'resource_server' },
  /** The page where a person types a device's code. RFC 8628 §3.3. */
  user_verification: { ...evidence, from: 'user', channel: 'front' },
  /** A page of a provider on which a login ended. */
  provider_error_page: { ...evidence, channel: 'front' },
} as const satisfies Readonly<Record<string, KindRow>>;

/** What an exchange can be recognised as, in its specification’s words: a step, or evidence. */
export type MessageKind = keyof typeof rows;

type KindsWith<Part> = {
  [Kind in MessageKind]: (typeof rows)[Kind] extends Part ? Kind : never;
}[MessageKind];

/** Evidence that is no step. */
export type EvidenceKind = KindsWith<{ readonly role: 'evidence' }>;

/** The end of a session: it is asked for, told, or over. */
export type LogoutKind = KindsWith<{ readonly role: 'logout' }>;

/** What a step is: one HTTP exchange, request and response together. */
export type StepKind = Exclude<MessageKind, EvidenceKind>;

/** A step that may be concluded where nobody saw it. */
export type ConcludedKind = KindsWith<{ readonly isConcluded: true }>;

/** Every kind of message, and what is known of it: one row each. */
export const kinds: Readonly<Record<MessageKind, KindRow>> = rows;

type OfKind = { readonly kind: MessageKind };

/** True for what a person sees as a step of its own. */
export function isStep<Message extends OfKind>(
  message: Message,
): message is Message & { readonly kind: StepKind } {
  return kinds[message.kind].role !== 'evidence';
}

/** True for what only tells something of a step. */
export function isEvidence<Message extends OfKind>(
  message: Message,
): message is Message & { readonly kind: EvidenceKind } {
  return kinds[message.kind].role === 'evidence';
}

/** True for the end of a session, in whatever protocol. */
export function isLogout<Message extends OfKind>(
  message: Message,
): message is Message & { readonly kind: LogoutKind } {
  return kinds[message.kind].role === 'logout';
}

/** An access token is presented, to get what it is good for. */
export function isTokenUse({ kind }: OfKind): boolean {
  return kinds[kind].role === 'use';
}

/** The browser carries this request to the server that knows the person. */
export function isFrontChannelRequest({ kind }: OfKind): boolean {
  return kinds[kind].role === 'request';
}

/** The browser carries this answer back. */
export function isFrontChannelResponse({ kind }: OfKind): boolean {
  return kinds[kind].role === 'response';
}
