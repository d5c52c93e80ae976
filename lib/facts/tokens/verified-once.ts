import type { JsonObject } from '../../exchange/json.ts';
import { verifiesJws } from '../../exchange/jws-signature.ts';
import type { Message } from '../../messages/message.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';

/** A remark on a message, which never changes: a flow is looked at anew with each of its messages, a signature but once. */
const known = new WeakMap<Message, Map<string, boolean | undefined>>();

/** Whether a key made the signature of a token that the message carries, as {@link verifiesJws} says; worked out once. */
export function verifiedOnce(message: Message, key: JsonObject, token: string): boolean | undefined {
  const name = `${jwkThumbprint(key) ?? ''} ${token}`;
  const verdicts = known.get(message) ?? new Map<string, boolean | undefined>();
  known.set(message, verdicts);
  if (!verdicts.has(name)) verdicts.set(name, verifiesJws(token, key));
  return verdicts.get(name);
}
