import { pageOf } from '../../exchange/page-request.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { wentOnWith } from '../went-on-with.ts';
import { idTokensOf, type IdToken } from './id-token.ts';
import { keySetsOf, publishedKeyOf } from './published-key.ts';

/** An ID token that nobody can check, and the last key set in which its key was looked for. */
export type KeyNotFound = {
  readonly token: IdToken;
  readonly keys: Message;
  /** Who looked for it. */
  readonly by: 'page' | 'server';
};

/**
 * A page, or an app's server whose requests were recorded, got an ID token, asked for the issuer's keys after that, found none with the token's kid, and used none of its tokens: a client
 * that checks signatures has to stop there. `undefined` where one of these was not seen. OpenID Connect Core §3.1.3.7, §10.1.1.
 */
export function keyNotFound(flow: Flow): KeyNotFound | undefined {
  const token = idTokensOf(flow).findLast(({ message }) => isRedeemed(message));
  if (!token || publishedKeyOf(flow, token) !== 'absent' || wentOnWith(flow, token.message)) return undefined;
  const by = pageOf(token.message.exchange) === undefined ? 'server' : 'page';
  const keys = keySetsOf(flow, token).findLast(
    (one) =>
      timeOf(one) >= timeOf(token.message) && (pageOf(one.exchange) === undefined) === (by === 'server'),
  );
  return keys && { token, keys, by };
}

/** Delivered to a script, or in the answer to a token request. */
function isRedeemed({ kind, exchange }: Message): boolean {
  return kind === 'token_request' || pageOf(exchange) !== undefined;
}
