import { bodyParameters, queryParameters } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';

/** The `id_token_hint` of a logout request as it was sent, `''` for an empty one; `undefined` where it is not there. RP-Initiated Logout §2. */
export function logoutHintOf({ exchange: { url, requestBody }, params }: Message): string | undefined {
  const sent = [...queryParameters(url), ...bodyParameters(requestBody)];
  return params['id_token_hint'] ?? sent.find(([name]) => name === 'id_token_hint')?.[1];
}

/** A hint that is nothing, or what programs write for nothing (`null`, `undefined`). */
export function saysNothing(hint: string): boolean {
  return /^(?:null|undefined|none|nil|false|\[object Object\])?$/i.test(hint.trim());
}
