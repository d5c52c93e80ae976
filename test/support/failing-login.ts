import type { Exchange } from '../../lib/exchange/exchange.ts';
import { cookieLogin, type CookieLogin } from './cookie-login.ts';
import { formBody } from './exchange.ts';

const code = 'SplxlOBeZQQYbYS6WxSbIA';

/**
 * A login by code whose cookies the test decides and whose callback the app refuses (400) unless the test says otherwise: the exchanges of
 * {@link cookieLogin} as a web app and a provider of OpenID Connect have them.
 */
export function failingLogin(changes: CookieLogin = {}): readonly Exchange[] {
  const { app = 'https://app.example', callback = `${app}/cb`, state = 'af0ifjsldkj9320ad' } = changes;
  const { exchanges } = cookieLogin({ ...changes, answer: { status: 400, ...changes.answer } });
  return exchanges.map((one) => {
    const { redirectUrl } = one;
    const asked = {
      url: full(one.url, callback),
      ...(redirectUrl && { redirectUrl: full(redirectUrl, callback) }),
    };
    return { ...one, ...asked, ...(one.id === 'callback' && answered(one, { callback, state })) };
  });
}

/** The address at the provider to which the app redirects for another login, as the answer of a second start has it. */
export function startWith(state: string, callback = 'https://app.example/cb'): string {
  return full(`https://op.elsewhere/auth?client_id=web&state=${state}`, callback);
}

function full(url: string, callback: string): string {
  if (!url.startsWith('https://op.elsewhere/auth?') || url.includes('response_type')) return url;
  return `${url}&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(callback)}`;
}

function answered(
  one: Exchange,
  { callback, state }: { callback: string; state: string },
): Partial<Exchange> {
  if (one.method === 'POST') return { requestBody: formBody({ code, state }) };
  return { url: `${callback}?code=${code}&state=${state}` };
}
