import type { Exchange } from '../../lib/exchange/exchange.ts';
import { at, login, page } from './around.ts';
import type { ExchangeFields } from './exchange.ts';

const form = '<form method="post"><input name="user"><input type="password" name="password"></form>';

/** A page of the provider's with a form for name and password, kept out of frames unless told. */
export function loginPage(url: string, more: Partial<Exchange> = {}): ExchangeFields {
  return page(url, {
    responseHeaders: [
      ['Content-Type', 'text/html'],
      ['X-Frame-Options', 'DENY'],
    ],
    responseBody: { mediaType: 'text/html', text: form },
    ...more,
  });
}

/**
 * A login whose request leads to a page of the provider's, where a person types and sends a form that leads back to the app.
 * @param first where the request leads to @param pages what the browser shows and passes there @param sent the form as it is sent
 */
export function walkedLogin(
  first: string,
  pages: readonly ExchangeFields[],
  sent: Partial<Exchange> = {},
): readonly Exchange[] {
  return at(
    [0, { ...login.request(), redirectUrl: first }],
    ...pages.map((one, index) => [1 + index * 0.2, one] as const),
    [9, { ...login.refer(), ...sent }],
    [9.2, login.landing()],
    [9.6, login.redemption()],
  );
}
