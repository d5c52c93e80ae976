import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, capture, form } from './exchange.ts';
import { jwt } from './logins.ts';

const now = baseTime / 1000;
const credential = jwt({
  iss: 'https://accounts.google.com',
  aud: '1234-abc.apps.googleusercontent.com',
  sub: '110169484474386276334',
  iat: now,
  exp: now + 3600,
});

/** What the form of {@link postedCredential} has as its `g_csrf_token`. */
export const csrfToken = '8f1c5b2d8046af13';

/** The form in which Google’s button brings an ID token to `url`; its headers name no cookies where `cookie` is `undefined`. */
export function postedCredential(
  url: string,
  cookie: string | undefined,
  answer: Partial<Exchange> = {},
): readonly Exchange[] {
  return capture(
    form(
      url,
      { credential, g_csrf_token: csrfToken, select_by: 'btn' },
      {
        requestHeaders: [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ...(cookie === undefined ? [] : [['Cookie', cookie] as const]),
        ],
        context: { resourceType: 'main_frame', initiator: 'https://accounts.google.com' },
        ...answer,
      },
    ),
  );
}
