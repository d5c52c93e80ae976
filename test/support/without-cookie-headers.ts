import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { CookieLogin } from './cookie-login.ts';
import { failingLogin } from './failing-login.ts';

/** The app’s cookies as they were set, and no `Cookie` header at all, though the provider’s own page had to send one. */
export function withoutCookieHeaders(changes: CookieLogin): readonly Exchange[] {
  const login = failingLogin({
    ...changes,
    meanwhile: [
      {
        url: 'https://op.elsewhere/password',
        status: 200,
        requestHeaders: [['Sec-Fetch-Site', 'same-origin']],
        responseHeaders: [['Set-Cookie', 'op_login=1; Path=/; Secure; SameSite=None']],
      },
      {
        url: 'https://op.elsewhere/signed-in',
        status: 200,
        requestHeaders: [
          ['Sec-Fetch-Site', 'same-origin'],
          ['Referer', 'https://op.elsewhere/password'],
        ],
      },
    ],
  });
  return login.map((one) => ({
    ...one,
    requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'Cookie'),
  }));
}
