import type { Exchange } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { Actor, Confidence, StepKind } from '../report/report.ts';
import type { Params } from './view.ts';

/** What an exchange can be recognised as: a step, or a CORS preflight, which is evidence and no step. */
export type MessageKind = StepKind | 'preflight';

/** How an authorization response travelled. RFC 6749 §4.1.2, OAuth 2.0 Multiple Response Types §2.1, JARM §2.3. */
export type ResponseMode =
  'query' | 'fragment' | 'form_post' | 'query.jwt' | 'fragment.jwt' | 'form_post.jwt';

/** An exchange recognised as a protocol message. */
export type Message = {
  readonly kind: MessageKind;
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
  readonly answer?: JsonObject;
  readonly from: Actor;
  readonly to: Actor;
  readonly confidence: Confidence;
  /** Authorization responses: how it travelled. */
  readonly responseMode?: ResponseMode;
  /** Authorization requests: the real parameters are out of sight (RFC 9126 §4; an encrypted request object). */
  readonly hidden?: boolean;
  /** The token a message presents or asks about. */
  readonly token?: string;
};
