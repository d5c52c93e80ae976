import type { Exchange } from '../../exchange/exchange.ts';
import { expiryOf } from './expiry.ts';
import type { CookieJar } from './jar.ts';
import { redirectsTo } from './redirects.ts';
import { requestSiteOf } from './request-site.ts';
import { withholdingOf } from './sending.ts';
import { sentCookiesOf } from './sent-cookies.ts';

/** Requests that are looked at. */
const enough = 200;

/**
 * False where every `Cookie` header was taken out of a recording and `Set-Cookie` left in: none was sent at all, though a request of a
 * page to its own site, after a cookie for it was set, had to carry it. Then no absence proves anything.
 */
export function showsSentCookies(jar: Omit<CookieJar, 'showsSent'>): boolean {
  if (jar.exchanges.some((exchange) => (sentCookiesOf(exchange)?.length ?? 0) > 0)) return true;
  return !jar.exchanges.slice(0, enough).some((exchange) => hadToCarry(jar, exchange));
}

function hadToCarry(jar: Omit<CookieJar, 'showsSent'>, exchange: Exchange): boolean {
  if (sentCookiesOf(exchange) === undefined) return false;
  const { redirects, browser, embedding } = jar;
  const site = requestSiteOf(exchange, redirectsTo(exchange, redirects), browser.engine, embedding(exchange));
  if (site.from !== 'own' || site.confidence !== 'certain') return false;
  return jar.cookies.slice(0, enough).some((cookie) => {
    const before = cookie.writes.filter(
      (write) => write.exchange !== exchange && write.at <= exchange.startedAt,
    );
    const write = before.findLast(({ act }) => act !== 'drop');
    if (write?.act !== 'set' || expiryOf(write, exchange.startedAt)) return false;
    return withholdingOf(cookie, write, { to: exchange, site, browser: jar.browser, age: 0 }) === undefined;
  });
}
