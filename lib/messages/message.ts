import type { Exchange } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { Actor } from '../vocabulary/actor.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { MessageKind } from '../vocabulary/kinds.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { Tie } from '../vocabulary/ties.ts';
import type { Params } from './view.ts';

/** How an authorization response travelled. RFC 6749 §4.1.2, OAuth 2.0 Multiple Response Types §2.1, JARM §2.3. */
export type ResponseMode =
  | 'query'
  | 'fragment'
  | 'form_post'
  | 'query.jwt'
  | 'fragment.jwt'
  | 'form_post.jwt';

/** What a message says went wrong, in its protocol's own words. */
export type MessageError = {
  readonly code: string;
  readonly description: string | null;
  /** A person or a policy said no, as against something having gone wrong. */
  readonly refused: boolean;
};

/** An exchange recognised as a protocol message. */
export type Message<Kind extends MessageKind = MessageKind> = {
  readonly kind: Kind;
  readonly exchange: Exchange;
  /** Whose words it speaks: its kind's protocol, but that a call to an API may be signed as OAuth 1.0a has it. */
  readonly protocol: Protocol;
  /**
   * `request`: the exchange itself is the message. `redirect`: the exchange's redirect carries it; the exchange that
   * follows the redirect, if it is seen, is the same message again.
   */
  readonly carrier: 'request' | 'redirect';
  /** URL of the message: the exchange's, or for a redirect its target. Fragment included where known. */
  readonly url: string;
  /** Effective parameters: those of a signed request or response object have replaced the outer ones. */
  readonly params: Params;
  /** The members of the response, where its body was seen and readable. */
  readonly answer?: JsonObject | undefined;
  readonly from: Actor;
  readonly to: Actor;
  readonly confidence: Confidence;
  /** Values that messages of its flow alone have: by them it finds its flow, or waits for it. */
  readonly ties: readonly Tie[];
  /** Values by which later messages find its flow, though it does not look for one by them itself. */
  readonly offers: readonly Tie[];
  /** Who asks: `client_id`, consumer key, realm, entity id, `wtrealm`, the service's origin. */
  readonly client?: string | undefined;
  /** Where the answer is to go: `redirect_uri`, `return_to`, as a request says it or an answer repeats it. */
  readonly returnAddress?: string | undefined;
  /** Who answers, in the protocol's own words: `iss`, an OP endpoint, an IdP's entity id. */
  readonly issuer?: string | undefined;
  /** Answers that are none, in the words of the protocol. */
  readonly error?: MessageError | undefined;
  /** Authorization responses: how it travelled. */
  readonly responseMode?: ResponseMode | undefined;
  /** Authorization requests: the real parameters are out of sight (RFC 9126 §4; an encrypted request object). */
  readonly hidden?: boolean | undefined;
  /** The token a message presents or asks about. */
  readonly token?: string | undefined;
};

/** What the correlation finds the flow of a message by, and what its parties are called in the protocol's own words. */
export type Said = Pick<Message, 'ties'> &
  Partial<Pick<Message, 'offers' | 'client' | 'returnAddress' | 'issuer' | 'error'>>;
