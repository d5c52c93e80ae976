import { endpointOf, hostOf, originOf, pathOf } from '../../exchange/parameters.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { bringsProof, namesPerson } from './brought-along.ts';
import { carriesAnswer } from './refuses-login.ts';
import { isOneSite } from '../../exchange/site.ts';
import { ledTo } from './led-to.ts';
import { loginStartAt } from './login-start-address.ts';
import { askedElsewhere } from './start-elsewhere.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isSignInAddress } from '../sign-in-address.ts';

/** Names by which apps call the providers whose buttons they show, as they begin. What follows (`_oauth2`, `-v2`, `openid_connect`) is each library's own. */
const provider =
  /^(?:google|github|gitlab|bitbucket|facebook|instagram|apple|microsoft|azure|aad|entra|adfs|okta|auth0|keycloak|authentik|authelia|zitadel|cognito|amazon|onelogin|twitter|linkedin|discord|slack|twitch|spotify|steam|yahoo|yandex|vk|line|kakao|naver|wechat|paypal|salesforce|atlassian|saml|oidc|openid|generic|shibboleth|cas)(?:[_-]|\d|v\d|oauth|openid|saml|$)|(?:^|[_-])(?:sso|idp|oidc|saml2?|oauth2)$/;

/** The same of those that may be mounted anywhere: SimpleSAMLphp, Nextcloud. */
const ofMounted =
  /\/module\.php\/(?:saml\/sp\/login\/[\w.-]{1,40}|core\/(?:as_login|login)(?:\.php|\/[\w.-]{1,40})?)$|\/apps\/user_(?:saml\/saml\/login|oidc\/login\/\d{1,6})$/i;

/** What stands before a provider’s name where a login with it begins. */
const leading = /^(?:auth|login|log-in|signin|sign-in|sign_in|oauth2?|oidc|openid|sso|saml2?|omniauth)$/;

/** Hosts of texts about logins, whose links lead nowhere; a form of theirs is their own (`wiki.` of a wiki). */
const reading = /^(?:docs?|help|support|developers?|learn|blog|wiki|community|forums?|status|kb|guides?)\./;

/** Where libraries begin a login, whatever the provider is called: Spring Security, Gitea, Auth.js and Auth0 for Next.js, Matrix, ASP.NET, Netlify. */
const ofLibraries =
  /^\/(?:saml2\/(?:authenticate|sign-?in)|mellon\/login|shibboleth\.sso\/login|securityrealm\/commencelogin|oauth2\/authorization|user\/oauth2|\.auth\/login|outpost\.goauthentik\.io\/start|\.pomerium\/sign_in|api\/auth\/(?:login|signin)|_matrix\/client\/(?:r0|v\d|unstable)\/login\/(?:sso|cas)\/redirect|_allauth\/(?:browser|app)\/v1\/auth\/provider|(?:identity\/)?account\/externallogin|\.netlify\/identity\/authorize)(?:\/[\w.-]{1,40})?\/?$/i;

/** True for an address at a host whose pages tell of logins and begin none (`docs.`, `wiki.`). */
export function isForReading(url: string): boolean {
  return reading.test(hostOf(url));
}

/** Words by which frameworks say that a form was not their own. */
const forged =
  /csrf|xsrf|authenticity ?token|antiforgery|page expired|change you wanted was rejected|cross[- ](?:site|origin) (?:post|request|form)/i;

/** Where OmniAuth sends the browser instead. */
const ofFailure = /\/failure\?(?:[^#]*&)?message=/;

/**
 * True where an app's own page led somebody to the address at which a login with a provider begins, and the app has nothing there for this
 * method (404 or 405, or a page that is forbidden: RFC 9110 §15.5.4 to §15.5.6), does not take its own form, or sends the browser to its page
 * for failures or back to its sign-in page at once. By addresses that providers' common names or libraries make telling: most links that lead nowhere are no login's.
 */
export function isStartNotThere(exchange: Exchange): boolean {
  const { method, url, requestBody } = exchange;
  if (method !== 'GET' && (method !== 'POST' || bringsProof(requestBody?.text ?? ''))) return false;
  if (!isNothing(exchange) && !isStartRefused(exchange)) return false;
  if (carriesAnswer(url)) return false;
  if (isPassedThrough(exchange)) return true;
  if (method === 'GET' && askedElsewhere(exchange)) return cameFrom(exchange) !== null;
  if (!isFromItsSite(exchange)) return false;
  const path = pathOf(url);
  if (namesStart(path)) return true;
  if (!isStartRefused(exchange)) return false;
  return ofSocial.test(path) || ofEither.test(path)
    ? !mayName(exchange)
    : ofProtocol.test(path) && !namesPerson(requestBody?.text ?? '');
}

/**
 * True where an app's own page led somebody to such an address and the app broke down there, or turned what a link asks away as a bad request and
 * says why: nobody was sent to a provider. False for a form of which nobody knows what it brought. RFC 9110 §15.5.1, §15.6.
 */
export function isFailedAtStart(exchange: Exchange): boolean {
  const { method, url, status, requestBody, verdicts } = exchange;
  if (verdicts?.login_start === 'failed') return true;
  const isBad = method === 'GET' && isBadRequest(exchange);
  if (!isBad && !isBrokenDown(exchange)) return false;
  if (method !== 'GET' && (method !== 'POST' || mayBring(requestBody?.text, url))) return false;
  if (carriesAnswer(url)) return false;
  const sure = mayBeginAt(pathOf(url));
  if (sure === undefined) return false;
  // A page that wants a login leads there as well as a link does, and is named by nothing then.
  const isLed = sure && !isBad && status !== 503 && method === 'GET' && cameFrom(exchange) === null;
  return isLed || isFromItsSite(exchange);
}

/** Whether a login begins at that path, for sure or not; `undefined` where none does. */
function mayBeginAt(path: string): boolean | undefined {
  const start = loginStartAt(path);
  if (isStartOfLibrary(path) || start === 'for sure') return true;
  const isNamed = namesStart(path.replace(/^\/connect(?=\/)/i, '/auth')) || ofGrant.test(path);
  const isOfProtocol = start !== undefined && (ofProtocol.test(path) || ofEither.test(path));
  return isNamed || isOfProtocol ? false : undefined;
}

function isBadRequest({ status, responseBody, verdicts }: Exchange): boolean {
  return (status === 400 || status === 422) && Boolean(responseBody?.text ?? verdicts?.said);
}

function isBrokenDown({ status = 0 }: Exchange): boolean {
  return status >= 500 && status <= 504;
}

/** The same of what a page’s script asked for, which is told to go to such a page (Auth.js). */
export function isLedAside(exchange: Exchange): boolean {
  const { redirectUrl, requestBody, verdicts } = exchange;
  if (redirectUrl !== undefined || asideOf(exchange) === undefined) return false;
  // A script’s call brings a name and a password as well, where nobody recorded what.
  if (requestBody?.text === undefined && verdicts?.login_start === undefined) return false;
  return !namesPerson(requestBody?.text ?? '') && isStartNotThere(exchange);
}

/** Strapi’s, which Grant answers. */
const ofGrant = /\/api\/connect\/[\w-]{1,40}\/?$/i;

/** There the same libraries take a name and a password, too. */
const ofPassword = /^\/api\/auth\/(?:login|signin)\/?$/i;

function mayBring(form: string | undefined, url: string): boolean {
  const path = pathOf(url);
  return form === undefined
    ? !ofLibraries.test(path) || ofPassword.test(path)
    : bringsProof(form) || namesPerson(form);
}

/** From a page of its own, or of another host of its site, as where an app’s pages and its server have a name each. */
function isFromItsSite(exchange: Exchange): boolean {
  const { method, url } = exchange;
  const from = cameFrom(exchange);
  if (from === null || (method === 'GET' && isForReading(url))) return false;
  return from === originOf(url) || (method === 'GET' && isOneSite(from, url) && !reading.test(hostOf(from)));
}

/** What Devise answers where OmniAuth should have begun the login, and did not: whichever page led there. */
export function isPassedThrough({ responseBody, verdicts }: Exchange): boolean {
  return /\bNot found\. Authentication passthru\b/.test(
    verdicts?.said ?? responseBody?.text?.slice(0, 100) ?? '',
  );
}

/** Where a form begins a login by a protocol, and no name is asked for (BookStack’s `/oidc/login`). */
const ofProtocol = /\/(?:oidc|saml2?)\/(?:log-?in|sign-?in|start)\/?$/i;

/** The same by a name that a provider’s own form for a password has, too (`/sso/login` of CAS and its kin). */
const ofEither = /\/(?:oauth2?|openid|sso)\/(?:log-?in|sign-?in|start)\/?$/i;

/** A form that was led back may have brought a name and a wrong password: while logging in, those are not kept. */
function mayName({ requestBody, redirectUrl }: Exchange): boolean {
  const fields = requestBody?.text;
  return fields === undefined ? redirectUrl !== undefined : namesPerson(fields);
}

/** Where a form begins a login with a provider of any name, and a link may lead to a page about it: django-allauth, Python Social Auth, Laravel. */
const ofSocial =
  /\/accounts\/(?:oidc\/|saml\/)?[\w.-]{1,60}\/login\/?$|\/social(?:[-_]?(?:auth|login|account))?(?:\/(?:login|begin|connect|auth))?\/[\w.-]{2,60}(?:\/(?:login|begin|redirect|connect))?\/?$/i;

/** To the page that asks who one is, as a form’s button is (Devise), or to one that is told an error (Auth.js). */
function isLedBack(method: string, to: string): boolean {
  return (method === 'POST' && isSignInAddress(to)) || withError.test(to);
}

/** A link of the sign-in page leads to that page again, with a cookie that says why: whoever must be signed in to follow a link is not there. */
function isLedHome({ requestHeaders, responseHeaders }: Exchange, to: string): boolean {
  const from = headerValue(requestHeaders, 'referer') ?? '';
  const isKept = headerValue(responseHeaders, 'set-cookie') !== undefined;
  return isKept && isSignInAddress(to) && endpointOf(from) === endpointOf(to);
}

const withError =
  /[?&](?:(?:auth|login|oauth2?|oidc|sso|saml)[-_]?)?err(?:or)?(?:[-_]?(?:code|message|description))?=(?!(?:0|false|none|null)?(?:[&#]|$))/i;

function isNothing({ status, method, responseHeaders = [] }: Exchange): boolean {
  const has = (sign: RegExp): boolean => responseHeaders.some((header) => sign.test(header.join(':')));
  if (status === 404 || status === 405) return !has(asking);
  return status === 403 && method === 'GET' && !has(asking) && !has(ofGuard);
}

/** A guard in front that asks the browser something first, and lets it on afterwards; AWS’s answers 405 as it does so. */
const asking = /^(?:cf-mitigated|x-datadome|x-amzn-waf)/i;
const ofGuard =
  /^(?:server: ?(?:cloudflare|akamai|imperva|sucuri)|set-cookie: ?(?:__cf_bm|datadome|_abck|incap_ses))/i;

/** True where the app has such an address and begins no login there: the form was not its own, or it leads to its page for failures. */
export function isStartRefused(exchange: Exchange): boolean {
  const { method, status = 0, responseBody, verdicts } = exchange;
  if (asideOf(exchange) !== undefined) return true;
  if (ledTo(exchange) !== undefined) return false;
  if (method !== 'POST' || ![400, 403, 419, 422].includes(status)) return false;
  return status === 419 || forged.test(verdicts?.said ?? responseBody?.text?.slice(0, longestPage) ?? '');
}

/**
 * Where the app led instead, on its own host: to its page for failures or sign-in page, or to one whose address names the check of forms (CSRF) as
 * the reason. `undefined` where it led nowhere, or somewhere else. In a trace as it was found: what a script was told is gone.
 */
export function asideOf(exchange: Exchange): Aside | undefined {
  const { method, url, verdicts } = exchange;
  const known = asides.find((one) => verdicts?.login_start === one);
  const to = known ? undefined : ledTo(exchange);
  if (to === undefined || originOf(to) !== originOf(url) || ofModule.test(pathOf(to))) return known;
  if (!ofFailure.test(to) && !isLedBack(method, to) && !isLedHome(exchange, to)) return undefined;
  if (/csrf|authenticity/i.test(to)) return 'led to form check';
  return isSignInAddress(to) ? 'led to sign-in' : 'led to failure';
}

/** Where a module of the web server takes a login on to its provider, under a name like that of a sign-in page: Shibboleth, mod_auth_mellon. */
const ofModule = /\/(?:shibboleth\.sso|mellon)\/login\/?$/i;

const asides = ['led to failure', 'led to sign-in', 'led to form check'] as const;
type Aside = (typeof asides)[number];

/** True where the address of the page for failures names the check of forms (CSRF) as its reason. */
export function isOfForm(exchange: Exchange): boolean {
  return asideOf(exchange) === 'led to form check';
}

/** Characters of a page that are looked at. */
const longestPage = 30_000;

/** True for a path where a library begins a login, and which no page's own router has. */
export function isStartOfLibrary(path: string): boolean {
  return ofLibraries.test(path) || ofMounted.test(path);
}

/** True for a path (without host and query) at which a login with a provider begins: its end, a library or a provider's name says so. */
export function namesStart(path: string): boolean {
  if (isStartOfLibrary(path)) return true;
  // Laravel's “redirect” says where the page leads, others' where an answer comes back: the page before tells which.
  const plain = path.replace(/\/redirect(?=\/|$)/i, '');
  const start = loginStartAt(plain);
  if (start !== 'likely') return start === 'for sure';
  const parts = plain.toLowerCase().split('/').filter(Boolean);
  return parts.some((part, at) => {
    const before = parts[at - 1] ?? '';
    const isBehind = leading.test(before) || (before === 'accounts' && login.test(parts[at + 1] ?? ''));
    return isBehind && provider.test(part) && !slug.test(part);
  });
}

const login = /^(?:log|sign)[_-]?in$/;

/** The heading of a text; Auth.js has `azure-ad-b2c` and `microsoft-entra-id`. */
const slug = /-\w+-(?!(?:b2c|id|v\d|oauth2?|oidc|saml2?|sso)$)/;
