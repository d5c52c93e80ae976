import { isLoopback } from '../../facts/development.ts';
import { cookiesSetBy, type SetCookie } from '../../facts/set-cookie.ts';
import { rule } from '../rule.ts';

/** The cookie that stands for the login from now on can be read or sent where it should not. */
export default rule({
  id: 'session-cookie-weak',
  severity: 'medium',
  owner: 'client',
  title: 'Session cookie set after login lacks protections',
  why: 'Whoever gets this cookie is the person: a script on the page can read it without HttpOnly, the network without Secure.',
  fix: 'Set the cookie with Secure, HttpOnly, SameSite and Path=/, and name it __Host-….',
  references: ['browser-based-apps#6.1.3.2'],
  examples: {
    fires: 'Set-Cookie: sid=…; Path=/',
    passes: 'Set-Cookie: __Host-sid=…; Path=/; Secure; HttpOnly; SameSite=Lax',
  },
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response }) {
    const { exchange, carrier } = response;
    if (carrier !== 'request' || exchange.responseHeaders === undefined) return 'not applicable';
    if (!/^https:/i.test(exchange.url) || isLoopback(exchange.url)) return 'not applicable';
    const cookies = cookiesSetBy(exchange).filter(isSession);
    if (cookies.length === 0) return 'not applicable';
    const host = new URL(exchange.url).hostname;
    const weak = cookies.filter((cookie) => lacks(cookie).length > 0 || isBroad(cookie, host));
    return weak.map((cookie) => ({
      severity: cookie.secure && cookie.httpOnly ? ('low' as const) : ('medium' as const),
      confidence: 'firm' as const,
      detail: [
        lacks(cookie).length > 0 &&
          `The cookie ${cookie.name} is set at the callback without ${lacks(cookie).join(', ')}.`,
        isBroad(cookie, host) &&
          `The cookie ${cookie.name} goes to every host of ${cookie.domain}; expected: to ${host} alone.`,
      ]
        .filter(Boolean)
        .join(' '),
      evidence: [response],
    }));
  },
});

/** Named as a session; values that a page's own scripts must read are named for it (double submit). */
function isSession({ name }: SetCookie): boolean {
  return (
    /sess|sid$|^sid|auth|login|token|jwt|connect\./i.test(name) &&
    !/csrf|xsrf|^_ga|^_gid|g_state|state|nonce/i.test(name)
  );
}

function lacks({ secure, httpOnly, sameSite }: SetCookie): readonly string[] {
  return [secure ? '' : 'Secure', httpOnly ? '' : 'HttpOnly', sameSite ? '' : 'SameSite'].filter(Boolean);
}

/** For the domain above its host. RFC 6265 §5.2.3: a leading dot says nothing. */
function isBroad({ domain }: SetCookie, host: string): boolean {
  const bare = domain?.replace(/^\./, '').toLowerCase();
  return bare !== undefined && bare !== '' && bare !== host && host.endsWith(`.${bare}`);
}
