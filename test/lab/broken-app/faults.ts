/** How an app goes about its login; what it gets wrong is what differs from `good`. */
export type Fault = {
  readonly title: string;
  readonly client_id: string;
  readonly scope: string;
  readonly response_type: string;
  readonly pkce: 'S256' | 'plain' | 'none' | 'wrong-verifier';
  readonly state: boolean;
  readonly nonce: boolean;
  /** Checks the state that comes back. */
  readonly checkState: boolean;
  readonly redirectPath: string;
  /** Whole redirect URI instead of a path of the app. */
  readonly redirectUri?: string;
  readonly clientSecret?: 'right' | 'wrong';
  readonly redeemTwice?: boolean;
  /** Calls the API after the login, the token in a header or in the URL. */
  readonly api?: 'header' | 'query';
  /** Asks for an API token with `resource` (RFC 8707). */
  readonly resource?: boolean;
  readonly prompt?: 'none';
  /** Sends the authorization request as a form. */
  readonly post?: boolean;
  /** Reads the provider's metadata and keys. */
  readonly keys?: boolean;
  /** Gets a token for itself, without a person. */
  readonly grant?: 'client_credentials';
};

const good: Fault = {
  title: 'Nothing wrong',
  client_id: 'careless',
  scope: 'openid profile',
  response_type: 'code',
  pkce: 'S256',
  state: true,
  nonce: true,
  checkState: true,
  redirectPath: '/callback',
};

/** `/start?fault=<name>`. Every one but `none` has something wrong, or ends badly. */
export const faults = {
  none: { ...good, keys: true },
  'post-request': { ...good, title: 'Request by POST (nothing wrong)', post: true },
  'no-pkce': { ...good, title: 'No PKCE', pkce: 'none' },
  'plain-pkce': { ...good, title: 'PKCE with the plain method', pkce: 'plain' },
  'wrong-verifier': { ...good, title: 'Wrong code_verifier', pkce: 'wrong-verifier' },
  'no-state': {
    ...good,
    title: 'No state, no PKCE, no nonce',
    scope: 'orders:read',
    pkce: 'none',
    state: false,
    nonce: false,
    checkState: false,
    resource: true,
    api: 'header',
  },
  'state-mismatch': { ...good, title: 'Another state comes back', client_id: 'unlucky', checkState: false },
  'state-rejected': { ...good, title: 'Another state comes back, and is refused', client_id: 'unlucky' },
  'wrong-audience': { ...good, title: 'ID token of another app', client_id: 'misdirected' },
  'secret-in-browser': {
    ...good,
    title: 'Client secret in the page',
    client_id: 'leaky',
    clientSecret: 'right',
  },
  'wrong-secret': { ...good, title: 'Wrong client secret', client_id: 'leaky', clientSecret: 'wrong' },
  'client-credentials': {
    ...good,
    title: 'Client credentials in the page',
    client_id: 'leaky',
    scope: 'orders:read',
    clientSecret: 'right',
    grant: 'client_credentials',
    resource: true,
  },
  'wrong-redirect-uri': { ...good, title: 'Redirect URI not registered', redirectPath: '/callbak' },
  'code-reused': { ...good, title: 'Code redeemed twice', redeemTwice: true },
  implicit: {
    ...good,
    title: 'Implicit grant',
    client_id: 'implicit',
    response_type: 'id_token token',
    pkce: 'none',
    api: 'header',
  },
  'implicit-no-nonce': {
    ...good,
    title: 'Implicit grant without nonce',
    client_id: 'implicit',
    response_type: 'id_token token',
    pkce: 'none',
    nonce: false,
  },
  'hybrid-token': {
    ...good,
    title: 'Hybrid flow with an access token',
    client_id: 'implicit',
    response_type: 'code id_token token',
  },
  'token-in-query': { ...good, title: 'Access token in the URL', api: 'query' },
  'login-required': { ...good, title: 'prompt=none without a session', prompt: 'none' },
  'native-scheme': {
    ...good,
    title: 'Desktop app, private-use scheme',
    client_id: 'native',
    redirectUri: 'com.example.notes:/callback',
  },
  'native-scheme-tablet': {
    ...good,
    title: 'Another client with the address of the desktop app',
    client_id: 'native-tablet',
    redirectUri: 'com.example.notes:/callback',
  },
  'native-dead-port': {
    ...good,
    title: 'Desktop app, loopback port closed',
    client_id: 'native',
    redirectUri: 'dead-port',
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;
