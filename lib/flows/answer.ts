import type { Message } from '../messages/message.ts';

/** A delivery whose content does not show in its own exchange. */
export function isBareLanding(message: Message): boolean {
  return message.kind === 'authorization_response' && Object.keys(message.params).length === 0;
}

/** What answers deliver, by the names of the protocols. */
const delivered = [
  'code',
  'access_token',
  'id_token',
  'response',
  'oauth_verifier',
  'openid.sig',
  'SAMLResponse',
  'SAMLart',
  'wresult',
  'ticket',
] as const;

/** True when both deliver the same code, token or error: a redirect and its landing, or a page loaded again. */
export function isSameAnswer(a: Message, b: Message): boolean {
  for (const name of delivered) {
    if (a.params[name] || b.params[name]) return a.params[name] === b.params[name];
  }
  return a.error?.code === b.error?.code && a.params['state'] === b.params['state'];
}
