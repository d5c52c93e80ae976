import type { Actor } from './actor.ts';
import type { Protocol } from './protocol.ts';

/**
 * The part that a kind of message plays, in whatever protocol.
 * `document`: a party publishes what is to be known of it or of its tokens. `registration`: a client makes itself known. `prelude`: what leads to a login and is none.
 * `session`: somebody watches the session. `preparation`: client and server prepare a login between themselves. `request` and
 * `response`: the browser carries the login to the server, and its result back. `detached`: a login that is asked for beside the
 * browser's addresses. `redemption`: what the browser brought is changed for what it stands for. `use`: a token is used.
 * `management`: a token is spoken about. `logout`. `evidence`: no step; it tells something of one.
 */
export type Role =
  | 'document'
  | 'registration'
  | 'prelude'
  | 'session'
  | 'preparation'
  | 'request'
  | 'response'
  | 'detached'
  | 'redemption'
  | 'use'
  | 'management'
  | 'logout'
  | 'evidence';

/** What is known of a kind of message before one is seen. */
export type KindRow = {
  /** `oidc` only where the message alone shows it: what plain OAuth 2 has too is `oauth2`. */
  readonly protocol: Protocol;
  readonly role: Role;
  /** Who sends it and who receives it. A recogniser may see it the other way round. */
  readonly from: Actor;
  readonly to: Actor;
  /** `front`: the browser goes there, with a page or a frame. `direct`: a program asks and reads the answer. */
  readonly channel: 'front' | 'direct';
  /** May stand at the beginning of a flow. */
  readonly begins?: true;
  /** Tells how its flow ended: in either way, or only when it is refused. */
  readonly decides?: 'end' | 'refusal';
  /** Goes from server to server as a rule: it may be concluded from what was seen. */
  readonly isConcluded?: true;
  /** The member of the server's metadata that names where it is sent. RFC 8414 §2 and the registry. */
  readonly endpoint?: string;
  /** The client proves itself with it. RFC 6749 §2.3. */
  readonly authenticates?: true;
  /** Codes, tokens, secrets or what a person wants travel with it. */
  readonly isConfidential?: true;
  /** It carries an access token, to use it or to speak about it. */
  readonly presentsToken?: true;
  /** What its answer holds, where that is somebody's own: codes for another screen, credentials, tokens, claims about a person. */
  readonly answer?: 'codes' | 'credentials' | 'tokens' | 'claims';
  /**
   * It serves a login and makes none. `when`: it comes before that login, after it, or around it. `by`: a value in it names the
   * login, or only its server does.
   */
  readonly serves?: { readonly when: 'before' | 'after' | 'around'; readonly by: 'value' | 'server' };
};
