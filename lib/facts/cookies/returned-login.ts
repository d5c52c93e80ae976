import { fact } from '../fact.ts';
import { loginCookiesOf, type LoginCookie } from './login-cookies.ts';
import { loginExchangesOf } from './login-exchanges.ts';

/**
 * The cookie by which the client remembers a login and that came back with its answer as it was last set: tied to the request, named for
 * it, or set by the answer that began it. It rules out that the cookie was lost. `undefined` where none did, where another login
 * has overwritten it, and where a cookie with a stronger sign did not come.
 */
export const returnedLogin = fact('returnedLogin', ({ flow }): LoginCookie | undefined => {
  const login = loginExchangesOf(flow);
  if (!login) return undefined;
  const { cookies } = loginCookiesOf(login);
  const first = cookies.find(({ fate }) => fate.kind !== 'not recorded');
  if (!first || !isOfLogin(first) || first.fate.kind !== 'came' || first.overwrite) return undefined;
  return first;
});

function isOfLogin({ signs }: LoginCookie): boolean {
  return signs.some(
    (sign) =>
      sign.kind === 'tied' ||
      sign.kind === 'set-by-start' ||
      (sign.kind === 'known' && sign.known.purpose === 'login'),
  );
}
