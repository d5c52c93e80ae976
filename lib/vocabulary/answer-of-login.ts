import { kinds, type MessageKind } from './kinds.ts';

/**
 * Whether what such a message was answered with tells of the login: worth reading on its way. What an API of an app’s own answers is
 * the app’s affair, unless it refuses; what carries a value by mistake, or asks whether a page may call, has no answer of ours.
 */
export function isAnswerOfLogin(kind: MessageKind, isRefusal: boolean): boolean {
  const { role, answer, channel } = kinds[kind];
  if (role === 'use') return answer !== undefined || isRefusal;
  return role !== 'evidence' || channel === 'front';
}
