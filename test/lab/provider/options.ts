import type { ClientMetadata } from 'oidc-provider';

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
  /** Lifetime of access tokens, in seconds. Default 3600. */
  readonly accessTokenSeconds?: number;
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
  readonly federation?: Federation;
  readonly options: ProviderOptions;
};
