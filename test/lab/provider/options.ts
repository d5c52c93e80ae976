import type { ClientMetadata } from 'oidc-provider';
import type { FedcmOptions } from './fedcm-pages.ts';
import type { PasskeySupport } from './passkey-pages.ts';
import type { LogoutPages } from './session-pages.ts';
import type { FederatedLogin } from './federated-login.ts';

/** How strict, and how modern, the lab's provider is. */
export type ProviderOptions = {
  /** PKCE demanded of everybody but the clients built to do without. Default true. */
  readonly pkceRequired?: boolean;
  /** A new refresh token at every refresh. Default true. */
  readonly rotateRefreshToken?: boolean;
  /** A consent page after the login page. Default true. */
  readonly consent?: boolean;
  /** `lax` keeps the session cookie out of other sites' iframes: silent renewal then ends in `login_required`. Default `none`. */
  readonly sameSite?: 'none' | 'lax';
  /** Hybrid and implicit response types for the clients registered for them. Default true. */
  readonly frontChannelTokens?: boolean;
  /** Default true. */
  readonly pushedAuthorizationRequests?: boolean;
  /** Default true. */
  readonly logout?: boolean;
  /** Default true. */
  readonly revocation?: boolean;
  /** `response_mode=web_message`. Default true. */
  readonly webMessage?: boolean;
  /** Lifetime of access tokens, in seconds. Default 3600. */
  readonly accessTokenSeconds?: number;
  /** How many groups everybody is in, each named in every ID token. Default 0. */
  readonly groups?: number;
  /** The API that a token is for where nobody says for which (RFC 8707). Default none. */
  readonly defaultApi?: string;
  /** Proofs of possession must carry the server's nonce. Default false. */
  readonly dpopNonces?: boolean;
  /** Its login page offers passkeys. Default: none. */
  readonly passkeys?: PasskeySupport;
  /** Default: a person who is signed in gets a token. */
  readonly fedcm?: FedcmOptions;
  /** Where tokens are asked for. Default `/token`. */
  readonly tokenPath?: string;
};

/** Another provider that this one's login page offers: what makes it a broker. */
export type Federation = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type ProviderSetup = {
  readonly issuer: string;
  /** What people see on its pages. */
  readonly name: string;
  readonly clients: readonly ClientMetadata[];
  /** The demo API: the resource indicator that gets a JWT access token. */
  readonly api: string;
  /** Other APIs that tokens can be asked for. */
  readonly resources?: readonly string[];
  readonly federation?: Federation;
  /** Logout pages of clients, by client id. */
  readonly logoutPages?: LogoutPages;
  /** The same by another protocol. */
  readonly federatedLogin?: FederatedLogin | undefined;
  readonly options: ProviderOptions;
};
