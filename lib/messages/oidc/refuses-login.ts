import { headerValue } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';

/** An address at which apps begin a login with a provider, by a word of its path: `/auth/google`, `/oauth2/start`, `/apps/user_oidc/login`. */
const startPath =
  /(?:^|[/_.-])(?:oauth2?|oidc|openid|openid-connect|saml2?|sso|auth|login|log-in|signin|sign-in|connect|omniauth|social)(?:[/_.-]|$)/i;

/** Of these, one that nothing but a protocol has. */
const protocolPath = /(?:^|[/_.-])(?:oauth2?|oidc|openid|openid-connect|saml2?|sso)(?:[/_.-]|$)/i;

/** Where a login comes back, ends or is only written about. */
const otherPath =
  /callback|return|redirect|(?:^|[/_-])(?:cb|acs|sls)(?:[/_.-]|$)|log-?out|sign-?out|error|fail|docs?\/|help|wiki|blog|article|token|userinfo|authorize|\.(?:js|css|png|ico|svg|json)$/i;

/** What is spoken of. */
const namesProtocol =
  /\b(?:OpenID|OIDC|OAuth|SAML|SSO|single sign-?on|social login|identity provider|IdP|authori[sz]ation server|openid-configuration|discovery document|login provider)(?![\w-])/i;

/** Where a login is to end, which an app speaks of at addresses that log in by a provider or by itself. */
const namesReturn = /\b(?:redirect|return|callback)[ _]?ur[il]s?(?![\w-])/i;

/** Of addresses where logins begin, those that go on to a provider. */
const leadingPath =
  /(?:^|[/_.-])(?:auth|oauth2?|oidc|openid|openid-connect|saml2?|sso|omniauth)(?:[/_.-]|$)/i;

/** That it does not work. */
const saysNo =
  /\b(?:error|errors|fail(?:ed|s|ure)?|must|cannot|can['’]t|could(?: not|n['’]t)|unable|invalid|missing|misconfigured|unknown|unsupported|unreachable|refused|disabled|not (?:been )?(?:configured|enabled|found|allowed|supported|available|reachable|set ?up|registered))\b/i;

/** Characters of a page that are looked at, and of one sentence of it. */
const longestPage = 30_000;
const longestSentence = 300;

/**
 * True where an app's own page says, at an address where logins with a provider begin, that no login can begin: before anything was asked
 * of a provider. By its words, in a page or as a trace quotes them; an answer with success counts only where a page of the app's led there
 * and the address is of a protocol. False where the page was not recorded.
 */
export function refusesLogin(exchange: Exchange): boolean {
  const { status = 0, url } = exchange;
  if (status < 200 || (status >= 300 && status < 400)) return false;
  const path = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  if (path.length > 200 || !startPath.test(path) || otherPath.test(path) || carriesAnswer(url)) return false;
  if (status < 400 && !(protocolPath.test(path) && isLedByOwnPage(exchange))) return false;
  const mayName = (sentence: string): boolean =>
    namesProtocol.test(sentence) || (status >= 400 && leadingPath.test(path) && namesReturn.test(sentence));
  return sentencesOf(exchange).some((sentence) => mayName(sentence) && saysNo.test(sentence));
}

function carriesAnswer(url: string): boolean {
  return /[?&](?:code|state|error|SAMLResponse|SAMLRequest|ticket|oauth_token|client_id)=/i.test(url);
}

function isLedByOwnPage({ requestHeaders, url, context }: Exchange): boolean {
  const from = headerValue(requestHeaders, 'referer') ?? context.initiator ?? '';
  return originOf(from) === originOf(url);
}

/** The texts between tags, or between the quotation marks of JSON. */
function sentencesOf({ responseBody, verdicts }: Exchange): readonly string[] {
  const text = verdicts?.said ?? responseBody?.text?.slice(0, longestPage) ?? '';
  const between = text.trimStart().startsWith('<') ? /[<>]/ : /"|[\r\n]+/;
  return text.split(between).filter((one) => one.length >= 8 && one.length <= longestSentence);
}
