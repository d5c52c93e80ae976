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
  'query' | 'fragment' | 'form_post' | 'query.jwt' | 'fragment.jwt' | 'form_post.jwt';

/** An exchange recognised as a protocol message. */
export type Message<Kind extends MessageKind = MessageKind> = {
  readonly kind: Kind;
  readonly exchange: Exchange;
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
  /** Authorization responses: how it travelled. */
  readonly responseMode?: ResponseMode | undefined;
  /** Authorization requests: the real parameters are out of sight (RFC 9126 §4; an encrypted request object). */
  readonly hidden?: boolean | undefined;
  /** The token a message presents or asks about. */
  readonly token?: string | undefined;
  /** Protocols other than OAuth 2 and OpenID Connect. */
  readonly other?: OtherProtocol | undefined;
};

/** What the correlation needs of a message whose protocol has words of its own for it. */
export type OtherProtocol = {
  readonly protocol: Exclude<Protocol, 'oauth2' | 'oidc'>;
  /** Values that request, answer and direct messages of one login share. */
  readonly shared: readonly Tie[];
  /**
   * Values that other messages look for, though several logins may have them: they tie nothing together by themselves (the
   * handle of an association that serves many logins).
   */
  readonly known?: readonly Tie[] | undefined;
  /** Who asks: consumer key, realm, entity id, `wtrealm`, the service's origin. */
  readonly clientId?: string | undefined;
  /** Requests: where the answer is to go. */
  readonly returnAddress?: string | undefined;
  /** Who answers, in the protocol's own words (an OP endpoint, an IdP's entity id). */
  readonly issuer?: string | undefined;
  /** Answers that are none: the protocol's own code, and whether a person or policy refused. */
  readonly error?:
    { readonly code: string; readonly description: string | null; readonly refused: boolean } | undefined;
};
