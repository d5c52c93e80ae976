import { asObject } from '../../exchange/json.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { directMessage } from '../oauth2/direct.ts';
import type { View } from '../view.ts';

/** The provider's public keys are fetched. RFC 7517 §5. */
export function jwks(view: View, learned: Learned): Message<'jwks'> | undefined {
  if (view.exchange.method !== 'GET') return undefined;
  const expected = learned.kindAt(view.endpoint) === 'jwks';
  const named = /jwks|certs|keys/.test(view.path);
  const unread = view.exchange.responseBody?.text === undefined && learned.isServerOrigin(view.origin ?? '');
  if (!expected && !(named && (isKeySet(view) || unread))) return undefined;
  return directMessage(view, 'jwks', { confidence: 'certain' });
}

function isKeySet(view: View): boolean {
  const keys = view.answer?.['keys'];
  return (
    Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof asObject(key)?.['kty'] === 'string')
  );
}
