import { hostOf } from '../../exchange/parameters.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Message } from '../../messages/message.ts';

/** An error of X (Twitter): its number, and its words where there are any. */
export type XError = { readonly number: string; readonly text: string | undefined };

/**
 * What X names in its answer to a signed request: `{"errors":[{"code":32,"message":"…"}]}`. Others answer in that form, too, so the
 * address must be X’s. `undefined` where there is none. https://developer.x.com/en/support/x-api/error-troubleshooting
 */
export function xErrorOf({ url, exchange }: Message): XError | undefined {
  if (!/(?:^|\.)(?:twitter|x)\.com$/.test(hostOf(url))) return undefined;
  const members = saidBy(exchange)?.members;
  const number = members?.['errors.code'];
  return number === undefined ? undefined : { number, text: members?.['errors.message'] };
}

/** The same in the words of OAuth Problem Reporting; `user_locked` and `access_level` are X’s alone. */
export const problemOfX: ReadonlyMap<string, string> = new Map([
  ['32', 'signature_invalid'],
  ['89', 'token_rejected'],
  ['135', 'timestamp_refused'],
  ['215', 'parameter_absent'],
  ['220', 'permission_unknown'],
  ['326', 'user_locked'],
  ['453', 'access_level'],
]);

/** Errors of X that are about `oauth_callback`: the address is not approved, or the app has none. */
export const callbackErrorsOfX: ReadonlySet<string> = new Set(['415', '417']);
