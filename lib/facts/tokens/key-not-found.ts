import { pageOf } from '../../exchange/page-request.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { wentOnWith } from '../went-on-with.ts';
import { idTokensOf, type IdToken } from './id-token.ts';
import { keySetsOf, publishedKeyOf } from './published-key.ts';

/** An ID token that nobody can check, and the last key set in which its key was looked for. */
export type KeyNotFound = { readonly token: IdToken; readonly keys: Message };

/**
 * A page got an ID token, asked for the issuer's keys after that, found none with the token's kid, and used none of its tokens: a client
 * that checks signatures has to stop there. `undefined` where one of these was not seen. OpenID Connect Core §3.1.3.7, §10.1.1.
 */
export function keyNotFound(flow: Flow): KeyNotFound | undefined {
  const token = idTokensOf(flow).findLast(({ message }) => pageOf(message.exchange) !== undefined);
  if (!token || publishedKeyOf(flow, token) !== 'absent' || wentOnWith(flow, token.message)) return undefined;
  const keys = keySetsOf(flow, token).findLast(
    (one) => timeOf(one) >= timeOf(token.message) && pageOf(one.exchange) !== undefined,
  );
  return keys && { token, keys };
}
