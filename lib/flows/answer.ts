import type { Message } from '../messages/message.ts';

/** A delivery whose content does not show in its own exchange. */
export function isBareLanding(message: Message): boolean {
  return message.kind === 'authorization_response' && Object.keys(message.params).length === 0;
}

/** True when both deliver the same code, token or error: a redirect and its landing, or a page loaded again. */
export function isSameAnswer(a: Message, b: Message): boolean {
  for (const name of ['code', 'access_token', 'id_token', 'response'] as const) {
    if (a.params[name] || b.params[name]) return a.params[name] === b.params[name];
  }
  return a.params['error'] === b.params['error'] && a.params['state'] === b.params['state'];
}
