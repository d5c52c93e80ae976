import { spanOf } from '../../facts/time-span.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import type { CookieFate, CookieJourney } from '../../facts/cookies/journey.ts';
import { matchesPath } from '../../facts/cookies/cookie-scope.ts';
import type { CookieWrite, JarCookie } from '../../facts/cookies/jar.ts';
import type { WithholdReason } from '../../facts/cookies/sending.ts';
import { isSetTooLate } from '../../facts/cookies/set-cookie.ts';
import type { DropReason } from '../../facts/cookies/storing.ts';

/** Why a cookie did not come with a request, as half a sentence, and what its owner can set instead. */
export type KeptBack = {
  readonly because: string;
  readonly fix: string;
  readonly decides?: Decisive;
};

/**
 * The attribute or part of the address that decides: its name, what would fit, what is there. `at`: in which of the two exchanges it
 * stands, the one that set the cookie or the one that it did not come with; what would only fit stands in none.
 */
export type Decisive = { readonly name: string; readonly fits: Stated; readonly is: Stated };
type Stated = { readonly value: string | null; readonly at?: 'setting' | 'request' };

/** A cookie on its way to one request. */
export type Trip = {
  readonly cookie: Pick<JarCookie, 'name' | 'host' | 'path'>;
  readonly journey: Pick<CookieJourney, 'to' | 'site'>;
};

/** `undefined` for a cookie that came, or of which nothing is known. No value is told, names and attributes are. */
export function keptBack(fate: CookieFate, trip: Trip): KeptBack | undefined {
  switch (fate.kind) {
    case 'dropped':
      return dropWords[fate.reason](fate.write, trip);
    case 'withheld':
      return withholdWords[fate.reason](fate.write, trip);
    case 'expired':
      return {
        because: `it lived for ${spanOf(fate.lifetime * 1000)}, and the request came ${spanOf(fate.age * 1000)} after it was set`,
        fix: 'Begin the login again; let that cookie live longer, an hour rather than minutes: people register, look for a code in the mail, or leave the page open.',
        decides: asSet('Max-Age', `${Math.ceil(fate.age)} or more`, String(Math.round(fate.lifetime))),
      };
    case 'deleted':
      if (isSetTooLate(fate.write.cookie))
        return {
          because: `its end was already in the past when ${setBy(fate.write)} set it, by that server’s own clock`,
          fix: 'Give it an end in the future: compare the lifetime of the provider’s token with what the app takes off it (SharePoint: LogonTokenCacheExpirationWindow), and the server’s clock with the provider’s.',
          decides: asSet('Max-Age', '1 or more', String(Math.round(fate.write.cookie.lifetime ?? 0))),
        };
      return {
        because: `the answer of ${endpointOf(fate.write.exchange.url)} deleted it before`,
        fix: 'Find out what that request is: delete the login’s cookie at the callback alone, and under the name of that one login.',
      };
    case 'missing':
      return {
        because: `nothing that was recorded tells why, as its attributes fit: ${setBy(fate.write)} set it`,
        fix: 'Look in the browser’s developer tools (Application, Cookies) whether it is there: settings, an extension or a private window may have taken it away, or the login was begun in another window.',
      };
    case 'came':
    case 'came-changed':
    case 'unset':
    case 'not recorded':
      return undefined;
  }
}

type Words<Reason extends string> = Readonly<Record<Reason, (write: CookieWrite, trip: Trip) => KeptBack>>;

const noneSecure =
  'Set that one cookie with SameSite=None; Secure (over https), or have the answer come by redirect (response_mode=query).';
const notFramed =
  'Log in with the whole window or a popup instead of a frame; or set the cookie with SameSite=None; Secure; Partitioned; or serve both pages under one site.';
const https =
  'Serve every page of the login over https, and let the app know its outside scheme (trust X-Forwarded-Proto).';
const noDomain = 'Leave Domain away, or set it to the host itself or a parent domain that is yours.';

const dropWords: Words<DropReason> = {
  'too-large': (write) => ({
    because: `with more than 4096 bytes it is larger than browsers store, and was thrown away when ${setBy(write)} set it`,
    fix: 'Keep tokens and profiles on the server and only a session id in the cookie, or split the cookie; ask for fewer claims (groups, roles).',
  }),
  'control-character': (write) => ({
    because: `a control character is in it, and the browser threw it away when ${setBy(write)} set it`,
    fix: 'Encode the cookie’s value (base64url, percent-encoding).',
  }),
  'secure-over-http': (write) => ({
    because: `it is Secure and ${setBy(write)} set it over plain http, so that the browser threw it away`,
    fix: https,
    decides: asSet('scheme', 'https', 'http'),
  }),
  'none-without-secure': (write) => ({
    because: `SameSite=None without Secure is thrown away by the browser, and so ${setBy(write)} set it`,
    fix: 'Add Secure, and let the app know that it is reached over https; or leave SameSite=None away, if the callback is a GET.',
    decides: asSet('Secure', 'Secure', null),
  }),
  'prefix-secure': (write) => ({
    because: `a name that begins with __Secure- asks for Secure, which it lacks as ${setBy(write)} set it`,
    fix: `Add Secure, and serve the app over https.`,
  }),
  'prefix-host': ({ cookie, exchange }) => ({
    because: `a name that begins with __Host- asks for Secure, Path=/ and no Domain, and as ${endpointOf(exchange.url)} set it ${faultOfHostPrefix(cookie)}`,
    fix: 'Set it with Secure and Path=/, and leave Domain away; or take another name, if it must reach several hosts.',
  }),
  'domain-foreign': ({ cookie, exchange }) => ({
    because: `its Domain ${cookie.domain ?? ''} is not that of ${hostOf(exchange.url)}, which set it, so that the browser threw it away`,
    fix: noDomain,
    decides: asSet('Domain', hostOf(exchange.url), cookie.domain ?? null),
  }),
  'domain-public-suffix': ({ cookie }) => ({
    because: `its Domain ${cookie.domain ?? ''} is one that strangers share (public suffix list), so that the browser threw it away`,
    fix: noDomain,
  }),
  'domain-of-address': ({ cookie, exchange }) => ({
    because: `it has the Domain ${cookie.domain ?? ''}, and ${hostOf(exchange.url)} is an address, of which no Domain can be set`,
    fix: noDomain,
  }),
  'overlays-secure': (write) => ({
    because: `${setBy(write)} set it over plain http, where a Secure cookie of the same name was there already and may not be replaced`,
    fix: https,
  }),
  'cross-site-answer': ({ cookie, exchange }, { journey: { site } }) => ({
    because: site.around
      ? `it was set (by ${endpointOf(exchange.url)}) in a frame of a page of another site${at(site.around)}, where only SameSite=None cookies are stored, and it ${attributeOf(cookie.sameSite)}`
      : `it was set in the answer to a call or frame of a page of another site (${endpointOf(exchange.url)}), where only SameSite=None cookies are stored, and it ${attributeOf(cookie.sameSite)}`,
    fix: site.around
      ? notFramed
      : 'Begin the login with a visit of the whole window, or set that cookie with SameSite=None; Secure.',
  }),
  'no-credentials': ({ exchange }) => ({
    because: `the page’s call to ${originOf(exchange.url) ?? 'another origin'} that set it was made without credentials, so that the browser threw it away`,
    fix: 'Make that call with credentials: "include", and answer it with Access-Control-Allow-Credentials: true and the page’s exact origin; or serve both from one origin.',
  }),
  'partitioned-without-secure': (write) => ({
    because: `Partitioned without Secure is thrown away by the browser, and so ${setBy(write)} set it`,
    fix: 'Add Secure, or leave Partitioned away: a login’s cookie needs it only in frames of other sites.',
  }),
};

const withholdWords: Words<WithholdReason> = {
  'other-host': ({ exchange }, { journey: { to } }) => ({
    because: `it stays with the host that set it, ${hostOf(exchange.url)}, and the request went to ${hostOf(to.url)}`,
    fix: `Use one host for start and callback: open the app under ${hostOf(to.url)}, or let the redirect URI follow the host that people open.`,
    decides: {
      name: 'host',
      fits: { value: hostOf(exchange.url), at: 'setting' },
      is: { value: hostOf(to.url), at: 'request' },
    },
  }),
  'other-path': (write, { cookie: { path }, journey: { to } }) => {
    const { pathname } = new URL(to.url);
    const isCase = pathname.toLowerCase().startsWith(path.toLowerCase());
    return {
      because: `it is for the path ${path} alone, and the request went to ${pathname}${isCase ? ': cookie paths tell capital letters from small ones' : ''}`,
      fix: isCase
        ? 'Set it with Path=/, and write the path alike everywhere: in links, in the configuration and at the provider.'
        : pathFix(path, pathname, write),
      decides: asSet('Path', isOfHandler(write) ? pathname : '/', path),
    };
  },
  'secure-over-http': (_, { journey: { to } }) => ({
    because: `it is Secure, and the request went over plain http: ${endpointOf(to.url)}`,
    fix: 'Let the redirect URI be https: behind a proxy the app must know its outside scheme (trust X-Forwarded-Proto).',
    decides: { name: 'scheme', fits: { value: 'https' }, is: { value: 'http', at: 'request' } },
  }),
  strict: (_, { journey: { site, to } }) => {
    // No cookie but SameSite=None comes with a form that another site’s page sends.
    const isPosted = to.method === 'POST';
    return {
      because:
        site.from === 'detour'
          ? `SameSite=Strict keeps it at home when redirects lead through another site, as they did here on the way to ${endpointOf(to.url)}`
          : `SameSite=Strict keeps it at home when a request begins on another site, as this one did${at(site.initiator)}`,
      fix: isPosted
        ? 'Set that one cookie with SameSite=None; Secure (over https): the answer is a form (POST) that a page of another site sends, and Lax cookies do not come with it either.'
        : 'Set that cookie with SameSite=Lax. A session cookie may stay Strict only if a page of the app’s own stands between the callback and what needs it.',
      decides: asSet('SameSite', isPosted ? 'None' : 'Lax', 'Strict'),
    };
  },
  'lax-post': (_, { journey: { site } }) => ({
    because: `SameSite=Lax keeps it from a form (POST) that a page of another site sends, as this one did${at(site.initiator)}`,
    fix: noneSecure,
    decides: asSet('SameSite', 'None', 'Lax'),
  }),
  'default-lax-post': (write, { journey: { site, to } }) => ({
    because: `without SameSite it counts as Lax, and Chrome sends it with a form (POST) from another site${at(site.initiator)} in its first two minutes only${agedOf(write, to.startedAt)}`,
    fix: noneSecure,
    decides: asSet('SameSite', 'None', null),
  }),
  'cross-site-inside': ({ cookie }, { journey: { site } }) => ({
    because: `it ${attributeOf(cookie.sameSite)}, and is not sent inside a page of another site${at(site.around ?? site.initiator)}`,
    fix: notFramed,
  }),
  'third-party': (_, { journey: { site } }) => ({
    because: `the request went out inside a page of another site${at(site.around ?? site.initiator)}, where this browser keeps cookies back or apart`,
    fix: 'Log in with the whole window or a popup instead of a frame, or bring both under one site.',
  }),
  'no-credentials': (_, { journey: { to } }) => ({
    because: `the page’s call to ${originOf(to.url) ?? 'another origin'} was made without credentials`,
    fix: 'Make that call with credentials: "include", and answer it with Access-Control-Allow-Credentials: true and the page’s exact origin; or serve both from one origin.',
  }),
};

/** An attribute as the cookie was set with it. */
function asSet(name: string, fits: string, is: string | null): Decisive {
  return { name, fits: { value: fits }, is: { value: is, at: 'setting' } };
}

function at(origin: string | null): string {
  return origin && /^https?:/i.test(origin) ? ` (${origin})` : '';
}

function setBy({ exchange }: CookieWrite): string {
  return endpointOf(exchange.url);
}

function attributeOf(sameSite: CookieWrite['cookie']['sameSite']): string {
  switch (sameSite) {
    case 'strict':
      return 'is SameSite=Strict';
    case 'lax':
      return 'is SameSite=Lax';
    case 'none':
      return 'is SameSite=None';
    case undefined:
      return 'has no SameSite';
  }
}

function faultOfHostPrefix({ secure, path, domain }: CookieWrite['cookie']): string {
  if (domain !== undefined) return `it has the Domain ${domain}`;
  return secure ? `its path is ${path ?? 'not given'}` : 'it is not Secure';
}

/** `; it was 6 minutes old` */
function agedOf({ at: set }: CookieWrite, time: number): string {
  return set === 0 || time <= set ? '' : `; it was ${spanOf(time - set)} old`;
}

/** An app that is reached below a path it does not know of sets its cookies as if it were at the root of its host. */
function pathFix(path: string, pathname: string, write: CookieWrite): string {
  const { exchange } = write;
  const isOwn = matchesPath(path, new URL(exchange.url).pathname);
  const from = path === '/' || isOwn ? -1 : pathname.indexOf(path);
  const below = from > 0 && matchesPath(path, pathname.slice(from)) ? pathname.slice(0, from) : undefined;
  if (below === undefined) return isOfHandler(write) ? handlerFix(path, pathname) : 'Set it with Path=/.';
  return `The app is reached below ${below} and sets the cookie as if it were not: tell it its outside address, or let the proxy rewrite the path of its cookies (nginx: proxy_cookie_path; Apache: ProxyPassReverseCookiePath), or serve it at the root of a host. Where its path can be set, Path=/ will do.`;
}

/** ASP.NET Core’s remote authentication writes these for the path of the handler that takes the answer (CallbackPath). */
function isOfHandler({ cookie: { name, path } }: CookieWrite): boolean {
  return (
    /^\.AspNetCore\.(?:Correlation|OpenIdConnect\.Nonce)\./i.test(name) && path !== undefined && path !== '/'
  );
}

function handlerFix(path: string, pathname: string): string {
  return `ASP.NET Core takes answers at its handler’s CallbackPath, ${path}, and gives this cookie that path; the answer came to ${pathname}, where nobody takes it. Let it come to ${path} (redirect URI or Wreply in the app, and what is registered at the provider), or set CallbackPath to ${pathname}.`;
}
