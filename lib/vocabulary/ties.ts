/** What a value means for the flows that have it. */
export type TieRow = {
  /** Many flows of one client or server have it: it helps to choose among flows and makes no two messages one flow. */
  readonly isWeak?: true;
  /** Servers repeat it on pages of their own: a message that has nothing else is not kept until its flow shows. */
  readonly isRepeated?: true;
  /** An address: it is compared without query and fragment, its host in lower case. */
  readonly isAddress?: true;
  /**
   * What is worth looking at from now on: requests to that `address`; to that `identifier` where it is the address of a document; that
   * present that `token`; errors at that `origin`.
   */
  readonly watch?: 'address' | 'identifier' | 'token' | 'origin';
};

const rows = {
  /** RFC 6749 §4.1.1. */
  state: { isRepeated: true },
  /** OIDC Core §3.1.2.1. */
  nonce: {},
  /** RFC 7636 §4.3. */
  code_challenge: {},
  /** RFC 7636 §4.5. */
  code_verifier: {},
  /** What a pushed request left behind. RFC 9126 §2.2. */
  request_uri: {},
  code: {},
  /** Any token that was issued: access, refresh, ID. */
  token: { watch: 'token' },
  /** What a client proves itself with; all of its logins do. RFC 6749 §2.3.1. */
  client_secret: { isWeak: true, watch: 'token' },
  /** RFC 8628 §3.2. */
  device_code: {},
  /** As it is compared: in capitals, without dashes. RFC 8628 §6.1. */
  user_code: {},
  /** RFC 8628 §3.2. */
  verification_uri: { isWeak: true, isAddress: true, watch: 'address' },
  /** CIBA Core §7.3. */
  auth_req_id: {},
  /** Who asks, in whatever protocol: `client_id`, consumer key, realm, entity id, `wtrealm`, a service's origin. */
  client: { isWeak: true, watch: 'identifier' },
  /** Where the answer is to go, in whatever protocol. */
  redirect_uri: { isWeak: true, isAddress: true, watch: 'address' },
  /** RP-Initiated Logout §2. */
  post_logout_redirect_uri: { isWeak: true, isAddress: true, watch: 'address' },
  /** The origin that a message was sent to. */
  server: { isWeak: true },
  /** The origin at which the browser's part of a login begins. */
  provider: { isWeak: true, watch: 'origin' },
  /** Where a redirect led, to the letter but for its fragment. */
  follows: { isWeak: true },
  /** The same, where an answer travels in the fragment. */
  landing: { isWeak: true, watch: 'address' },

  /** A temporary or approved token. RFC 5849 §2.1, §2.3. */
  oauth_token: {},
  /** Approval was asked for with this token; and at which site. RFC 5849 §2.2. */
  asked_approval: {},
  asked_approval_at: {},

  /** A key that site and provider share; many logins name it. OpenID 2.0 §8.2.1. */
  assoc_handle: { isWeak: true },
  /** OpenID 2.0 §10.1. */
  sig: {},
  response_nonce: {},

  /** Of a request, and as what its answer names. SAML Core §3.2.1, §3.2.2. */
  saml_request: {},
  /** Of an answer or assertion that was delivered. */
  saml_answer: {},
  /** SAML Core §2.7.2, §3.7.1. */
  session_index: {},
  /** SAML Bindings §3.6.4. */
  artifact: {},
  /** SAML Bindings §3.4.3. */
  relay_state: {},
  /** Where a request wants its answer. SAML Core §3.4.1. */
  assertion_consumer: { isWeak: true, isAddress: true },

  /** A sign-in request to the letter: nothing in it must be unique. WS-Federation 1.2 §13.2.2. */
  wsignin: {},
  wctx: {},
  wreply: { isWeak: true, isAddress: true },

  /** CAS Protocol 3.0 §2.1.1, §3.1. */
  service: {},
  ticket: {},
  /** Where a ticket was given out, in which tab: a login page that did not say that it was CAS’s. */
  cas_login: { isWeak: true },
  /** The origin of a server that was seen to speak CAS. */
  cas_server: { isWeak: true },

  /** Where a wallet fetches a request. OpenID4VP §5.10. */
  request_object: { watch: 'address' },
  /** Where a wallet posts its answer. OpenID4VP §8.2. */
  response_uri: { isWeak: true, isAddress: true, watch: 'address' },
  /** Where the browser goes after that. OpenID4VP §8.2. */
  presentation_return: { isWeak: true, watch: 'address' },
  /** OpenID4VCI §4.1.1, §4.1.3. */
  credential_offer_uri: { watch: 'address' },
  issuer_state: {},
  pre_authorized_code: {},
  /** OpenID4VCI §7.2. */
  c_nonce: {},
} as const satisfies Readonly<Record<string, TieRow>>;

/** What a value is called that messages of one flow share. */
export type TieName = keyof typeof rows;

/** What each means. */
export const tieRows: Readonly<Record<TieName, TieRow>> = rows;

/** A value that messages of one flow share. */
export type Tie = { readonly name: TieName; readonly value: string };
