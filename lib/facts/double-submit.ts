import { isCleaned } from '../exchange/cleaned.ts';
import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { sentCookiesOf } from './cookies/sent-cookies.ts';
import { fact, someOf } from './fact.ts';

/** The name of the value that must stand both in the form and in a cookie. */
export const doubleSubmitName = 'g_csrf_token';

/** A posted ID token whose form has a value that must stand in a cookie as well. `cookie`: `null` where it came without one of that name. */
export type DoubleSubmit = {
  readonly message: Message;
  readonly field: string;
  readonly cookie: string | null;
};

/**
 * The forms of Google’s kind that were posted, each with what its cookie says; only those whose cookies were recorded, which one of any
 * name shows, and whose values nobody took out. `undefined` for none. https://developers.google.com/identity/gsi/web/guides/verify-google-id-token
 */
export const doubleSubmits = fact('doubleSubmits', ({ flow }): readonly DoubleSubmit[] | undefined =>
  someOf(
    messagesOf(flow, 'authorization_response').flatMap((message): readonly DoubleSubmit[] => {
      const field = message.params['credential'] && message.params[doubleSubmitName];
      const sent = field ? (sentCookiesOf(message.exchange) ?? []) : [];
      if (!field || sent.length === 0) return [];
      const cookie = sent.find(({ name }) => name === doubleSubmitName)?.value ?? null;
      return isCleaned(field) || (cookie !== null && isCleaned(cookie)) ? [] : [{ message, field, cookie }];
    }),
  ),
);
