import { travelledInClear } from '../../facts/leaks/clear-text.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { cookiesSetBy, isSessionCookie, type SetCookie } from '../../facts/cookies/set-cookie.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Session cookie set after login lacks protections',
  why: 'Whoever gets this cookie is the person: a script on the page can read it without HttpOnly, the network without Secure.',
  fix: 'Set the cookie with Secure, HttpOnly, SameSite and Path=/, and name it __Host-….',
  references: ['browser-based-apps#6.1.3.2'],
  examples: {
    fires: 'Set-Cookie: sid=…; Path=/',
    passes: 'Set-Cookie: __Host-sid=…; Path=/; Secure; HttpOnly; SameSite=Lax',
  },
};

/**
 * The cookie that stands for the login from now on, set at the callback or where it leads to, can be read or sent where it should not. Over plain http no cookie is Secure: there
 * that is the callback’s fault, and part of what callback-over-http says.
 */
export default rule({
  id: 'session-cookie-weak',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response, flow }) {
    const { exchange, carrier } = response;
    if (carrier !== 'request' || exchange.responseHeaders === undefined) return 'not applicable';
    const isClear = travelledInClear(response);
    const landing = isClear || isProtected(exchange.url) ? [exchange] : [];
    const onward = afterAnswer(flow, exchange).chain.filter(
      ({ id, url }) => id !== exchange.id && isProtected(url) && isOneSite(url, exchange.url),
    );
    const places = [...landing, ...onward].flatMap((at) =>
      cookiesSetBy(at)
        .filter(isSessionCookie)
        .map((cookie) => ({ cookie, at, isClear: isClear && at === exchange })),
    );
    // One that is set once more replaces the one before.
    const cookies = [...new Map(places.map((one) => [one.cookie.name, one])).values()];
    if (cookies.length === 0) return 'not applicable';
    return cookies.flatMap(({ cookie, at, isClear: inClear }): FindingDraft[] => {
      const where = at === exchange ? 'at the callback' : `after the callback, at ${endpointOf(at.url)},`;
      const weaknesses = weaknessesOf(cookie, new URL(at.url).hostname, where, inClear);
      if (weaknesses.length === 0) return [];
      return [
        {
          severity: cookie.secure && cookie.httpOnly && !inClear ? 'low' : 'medium',
          confidence: 'firm',
          detail: weaknesses.join(' '),
          evidence: [response],
        },
      ];
    });
  },
});

/** Over plain http no cookie is Secure, and on the device itself nobody is on the way. */
function isProtected(url: string): boolean {
  return /^https:/i.test(url) && URL.canParse(url) && !isLoopback(url);
}

function weaknessesOf(cookie: SetCookie, host: string, where: string, isClear: boolean): readonly string[] {
  const { name, domain } = cookie;
  const missing = lacks(cookie).filter((one) => !isClear || one !== 'Secure');
  const without = missing.length > 0 && `without ${missing.join(', ')}`;
  const set = isClear
    ? `The cookie ${name} is set at the callback over plain http, where everybody on the way can read it${without ? `, ${without}` : ''}.`
    : without && `The cookie ${name} is set ${where} ${without}.`;
  const broad =
    isBroad(cookie, host) &&
    `The cookie ${name} goes to every host of ${domain}; expected: to ${host} alone.`;
  return [set, broad].filter((one) => one !== false);
}

function lacks({ secure, httpOnly, sameSite }: SetCookie): readonly string[] {
  return [secure ? '' : 'Secure', httpOnly ? '' : 'HttpOnly', sameSite ? '' : 'SameSite'].filter(Boolean);
}

/** For the domain above its host. RFC 6265 §5.2.3: a leading dot says nothing. */
function isBroad({ domain }: SetCookie, host: string): boolean {
  const bare = domain?.replace(/^\./, '').toLowerCase();
  return bare !== undefined && bare !== '' && bare !== host && host.endsWith(`.${bare}`);
}
