import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, mediaType } from '../../exchange/headers.ts';
import { carriesAnswer } from './refuses-login.ts';
import { loginStartAt } from './login-start-address.ts';

/** Names by which apps call the providers whose buttons they show, as they begin. What follows (`_oauth2`, `-v2`, `openid_connect`) is each library's own. */
const provider =
  /^(?:google|github|gitlab|gitea|forgejo|bitbucket|codeberg|facebook|instagram|apple|microsoft|azure|aad|entra|office365|windowslive|adfs|okta|auth0|keycloak|authentik|authelia|zitadel|casdoor|logto|kanidm|fusionauth|workos|descope|cognito|amazon|onelogin|jumpcloud|ping|orcid|cilogon|feide|idporten|vipps|bankid|itsme|franceconnect|twitter|linkedin|discord|slack|twitch|spotify|steam|yahoo|yandex|vk|line|kakao|naver|weixin|wechat|qq|weibo|dingtalk|feishu|lark|telegram|paypal|salesforce|hubspot|zoom|notion|figma|dropbox|strava|fitbit|patreon|heroku|digitalocean|atlassian|trello|wordpress|pinterest|tiktok|reddit|mastodon|saml|oidc|openid|generic|shibboleth|cas)(?:[_-]|\d|v\d|oauth|openid|saml|$)|(?:^|[_-])(?:sso|idp|oidc|saml2?|oauth2)$/;

/** What stands before a provider's name where a login with it begins. */
const leading = /^(?:auth|login|log-in|signin|sign-in|sign_in|oauth2?|oidc|openid|sso|saml2?|omniauth)$/;

/** Hosts of texts about logins. */
const reading = /^(?:docs?|help|support|developers?|learn|blog|wiki|community|forums?|status|kb|guides?)\./;

/** What does too, where a page for signing in led there: elsewhere one follows somebody so. */
const joining = /^(?:connect|social)$/;

/** Where libraries begin a login, whatever the provider is called: Spring Security, Gitea, Auth.js and Auth0 for Next.js, ASP.NET. */
const ofLibraries =
  /^\/(?:oauth2\/authorization|user\/oauth2|api\/auth\/(?:login|signin)|(?:identity\/)?account\/externallogin)(?:\/[\w.-]{1,40})?\/?$/i;

/** A name and password, or an answer: no login begins with them. */
const given = /(?:^|&)(?:pass\w{0,9}|pwd|credential|code|id_token|access_token|SAMLResponse)=/i;

/**
 * True where an app's own page led somebody to the address at which a login with a provider begins, and the app has nothing there for this
 * method: 404 or 405, or a page that is forbidden. RFC 9110 §15.5.4 to §15.5.6. By addresses that providers' common names or libraries
 * make telling: most links that lead nowhere are no login's. Words of the page do not count.
 */
export function isStartNotThere(exchange: Exchange): boolean {
  const { status, method, url, requestBody } = exchange;
  const isGet = method === 'GET';
  if (!(status === 404 || status === 405 || (status === 403 && isGet)) || !isDocument(exchange)) return false;
  if (!(isGet || (method === 'POST' && !given.test(requestBody?.text ?? '')))) return false;
  if (carriesAnswer(url) || reading.test(hostOf(url)) || cameFrom(exchange) !== originOf(url)) return false;
  return namesStart(pathOf(url), () => isOfLogin(headerValue(exchange.requestHeaders, 'referer') ?? ''));
}

function namesStart(path: string, isFromLogin: () => boolean): boolean {
  if (ofLibraries.test(path)) return true;
  // Laravel's “redirect” says where the page leads, others' where an answer comes back: the page before tells which.
  const plain = path.replace(/\/redirect(?=\/|$)/i, '');
  const start = loginStartAt(plain);
  if (start !== 'likely') return start === 'for sure';
  const parts = plain.toLowerCase().split('/').filter(Boolean);
  return parts.some((part, at) => {
    const before = parts[at - 1] ?? '';
    const isBehind = leading.test(before) || (before === 'accounts' && login.test(parts[at + 1] ?? ''));
    return provider.test(part) && (isBehind || (joining.test(before) && isFromLogin()));
  });
}

const login = /^(?:log|sign)[_-]?in$/;

function isOfLogin(page: string): boolean {
  return /(?:log|sign)[_-]?(?:in|up)|\/auth(?:\/|$)|register/i.test(pathOf(page));
}

function pathOf(url: string): string {
  return endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
}

function isDocument({ responseHeaders }: Exchange): boolean {
  const type = mediaType(headerValue(responseHeaders, 'content-type'));
  return type === '' || /^(?:text\/(?:html|plain)|application\/(?:problem\+)?json)$/.test(type);
}
