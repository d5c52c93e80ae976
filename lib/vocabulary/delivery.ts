/** What an answer can bring: members by their names on the wire, what XML carries by what it is. */
export type DeliveredItem =
  | 'code'
  | 'access_token'
  | 'id_token'
  | 'refresh_token'
  | 'request_uri'
  | 'device_code'
  | 'user_code'
  | 'oauth_token'
  | 'oauth_token_secret'
  | 'oauth_verifier'
  | 'assertion'
  | 'transaction_token'
  | 'encrypted_assertion'
  | 'artifact'
  | 'ticket'
  | 'signed_answer'
  | 'credential';

/**
 * How an answer ended. `delivered`: it brought something. `redirected`: it sends the browser on. `not_yet`: it asks to try
 * again (a poll that came too early, a proof without the server's nonce, a credential that is not ready). `no_response`: none came.
 */
export type DeliveryResult = 'delivered' | 'redirected' | 'not_yet' | 'refused' | 'no_response';

/** What came back for a step; for a step that is itself an answer, what it brings. */
export type Delivery = {
  readonly result: DeliveryResult;
  /** What it brought. */
  readonly items: readonly DeliveredItem[];
  /** As the wire says it; without a response, as the browser does. null: nothing was said. */
  readonly error: string | null;
  /** Where the browser is sent: an origin, or a private-use scheme. */
  readonly to: string | null;
};
