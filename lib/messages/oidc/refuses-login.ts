import { headerValue, headerValues } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { loginStartAt } from './login-start-address.ts';

/** What is spoken of. */
const namesProtocol =
  /\b(?:OpenID|OIDC|OAuth2?|SAML_?2?|SSO|single sign-?on|social login|identity provider|IdP|authori[sz]ation server|openid-configuration|discovery document|login provider)(?![\w-])/i;

/** Where a login is to end. */
const namesReturn = /\b(?:redirect|return|callback)[ _]?ur[il]s?(?![\w-])/i;

/** In what the app remembers a person: where it cannot read its own, nobody gets as far as the login. */
const namesCookie = /\b(?:secure|session)[ _-]?cookies?\b/i;

/** Cookies whose names say that the app logs in with a provider: of a password’s login nothing is told here. */
const keepsTokens =
  /(?:^|;)\s?[\w.-]{0,60}(?:id_?token|access_?token|refresh_?token|oauth|oidc|openid|saml)[\w.-]{0,60}=/i;

/** What a server reads of a provider before it sends anybody there: only software that logs in writes of it. */
const namesDiscovery =
  /\.well-known\/(?:openid-configuration|oauth-authorization-server)(?![\w-])|\bIssuer\.discover\(\)|metadata (?:for|of) (?:an |the )?(?:identity provider|IdP)\b/i;

/** Errors of software that logs people in by SAML and stands before an app's pages: Shibboleth, SimpleSAMLphp, OneLogin's libraries. */
const namesSaml =
  /\b(?:opensaml::|shibsp::)\w[\w:]{0,60}Exception\b|\bMETADATANOTFOUND\b|\bInvalid (?:array|dict) settings: ?(?:idp|sp)_/i;

/** That it does not work. */
const saysNo =
  /\b(?:error|errors|fail(?:ed|s|ure)?|must|cannot|can['’]t|could(?: not|n['’]t)|unable|invalid|missing|misconfigured|unknown|unsupported|unreachable|refused|disabled|is not|please configure|no (?:such )?(?:SSO|SAML|OIDC|OAuth|OpenID|single sign-?on|identity provider|IdP|provider)|not (?:been )?(?:valid|configured|enabled|found|allowed|supported|available|reachable|set ?up|registered))\b/i;

/** That the page does not exist; that it was the person’s password. */
const saysOther =
  /\bpage\b[^<>]{0,60}\b(?:not|n['’]t)\b|\bpasswords?\b[^<>]{0,60}\b(?:invalid|wrong|incorrect|unknown)\b|\b(?:invalid|wrong|incorrect)\b[^<>]{0,60}\bpassword/i;

/** Characters of a page that are looked at, and of one sentence of it. */
const longestPage = 30_000;
const longestSentence = 300;

/**
 * True where an app's own page says, at an address where logins with a provider begin, that no login can begin: before anything was asked
 * of a provider. By its words, in a page or as a trace quotes them; an answer with success counts only where a page of the app's led there
 * and the address is of nothing else. False where the page was not recorded.
 */
export function refusesLogin(exchange: Exchange): boolean {
  const { status = 0, url, method, verdicts } = exchange;
  if (verdicts?.login_start === 'denied') return true;
  if (status < 200 || (status >= 300 && status < 400)) return false;
  if (carriesAnswer(url)) return false;
  const start = loginStartAt(endpointOf(url).replace(/^https?:\/\/[^/]*/i, ''));
  if (status >= 500 && method === 'GET' && failedAtDiscovery(exchange)) return true;
  if (start === undefined) return false;
  if (status < 400 && !(start === 'for sure' && isLedByOwnPage(exchange))) return false;
  if (start === 'by itself' && (status < 500 || method !== 'GET')) return false;
  const sentences = sentencesOf(exchange);
  const cookies = headerValues(exchange.requestHeaders, 'cookie');
  if (sentences.some((sentence) => saysOther.test(sentence))) return false;
  const mayName = (sentence: string): boolean =>
    namesProtocol.test(sentence) ||
    (status >= 500 && namesCookie.test(sentence) && cookies.some((line) => keepsTokens.test(line))) ||
    (status >= 400 && start !== 'by itself' && namesReturn.test(sentence));
  return sentences.some((sentence) => mayName(sentence) && saysNo.test(sentence));
}

/** A proxy that logs people in begins at whatever address they ask for. */
function failedAtDiscovery(exchange: Exchange): boolean {
  return sentencesOf(exchange).some(
    (sentence) => namesSaml.test(sentence) || (namesDiscovery.test(sentence) && saysNo.test(sentence)),
  );
}

/** The same of an answer to a script that asked where to log in. Words of the provider’s settings count there as well, and any where nothing but the address was asked for. */
export function deniesLogin(exchange: Exchange, isAddressAsked: boolean): boolean {
  const sentences = sentencesOf(exchange);
  if (sentences.some((sentence) => saysOther.test(sentence))) return false;
  const mayName = (sentence: string): boolean =>
    namesProtocol.test(sentence) ||
    namesSetting.test(sentence) ||
    (isAddressAsked && !ofForms.test(sentence));
  return sentences.some((sentence) => mayName(sentence) && saysNo.test(sentence));
}

/** What somebody typed wrongly, or who is to log in first. */
const ofForms = /e-?mail|password|user|required|log ?in|sign ?in|session|csrf/i;

/** What an app has to know of a provider. */
const namesSetting = /\bprovider\b|\bclient[_ -]?(?:id|secret)\b/i;

/** True for an address at which an answer comes back, or that is a request to a provider. */
export function carriesAnswer(url: string): boolean {
  return /[?&](?:code|state|error|SAMLResponse|SAMLRequest|ticket|oauth_token|client_id)=/i.test(url);
}

function isLedByOwnPage({ requestHeaders, url, context }: Exchange): boolean {
  const from = headerValue(requestHeaders, 'referer') ?? context.initiator ?? '';
  return originOf(from) === originOf(url);
}

/** The texts between tags, between the quotation marks of JSON, or lines. */
function sentencesOf({ responseBody, verdicts }: Exchange): readonly string[] {
  const text = verdicts?.said ?? responseBody?.text?.slice(0, longestPage) ?? '';
  const first = text.trimStart().charAt(0);
  const between = first === '<' ? /[<>]/ : first === '{' || first === '[' ? /(?<!\\)"/ : /[\r\n]+/;
  return text.split(between).filter((one) => one.length >= 8 && one.length <= longestSentence);
}
