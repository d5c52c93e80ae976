import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { recognised } from '../recognised.ts';

/** The person opens the page where a device's code is typed in, in this very browser. Evidence, no step. RFC 8628 §3.3. */
export function userVerification(view: View, learned: Learned): Message<'user_verification'> | undefined {
  const { exchange } = view;
  if (view.isNavigation === false || !learned.isVerificationUri(view.endpoint)) return undefined;
  return recognised(exchange, 'user_verification', {
    params: view.request,
    confidence: 'certain',
  });
}

/** A user code as it is compared: people type it in small letters and without its dashes. RFC 8628 §6.1. */
export function bareUserCode(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
