import { parseJsonObject } from '../../exchange/json.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { directMessage, sentParameters } from './direct.ts';

/** A device asks for a pair of codes, one of them for a person to type elsewhere. RFC 8628 §3.1, §3.2. */
export function deviceAuthorizationRequest(
  view: View,
  learned: Learned,
): Message<'device_authorization_request'> | undefined {
  const { exchange, request } = view;
  if (exchange.method !== 'POST' || request['grant_type'] || request['response_type']) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'device_authorization_request';
  const answered =
    typeof view.answer?.['device_code'] === 'string' && typeof view.answer['user_code'] === 'string';
  // An app’s own server may hand its page what it was given: who asked then is not seen, nor how it goes on.
  const isHandedOn =
    parseJsonObject(exchange.requestBody?.text) !== undefined && !sentParameters(view)['client_id'];
  const named = isNamed(view.path) && Boolean(request['scope']) && view.isNavigation !== true;
  if (isHandedOn || (!answered && !((expected || named) && request['client_id']))) return undefined;
  return directMessage(view, 'device_authorization_request', {
    confidence: answered || expected ? 'certain' : 'firm',
  });
}

/** The paths of RFC 8628's example and of the servers that are known: a hint, never enough. */
function isNamed(path: string): boolean {
  return /device[_/-]?(auth|code)|(authorize|auth|oauth2?)[_/]device$/.test(path);
}
