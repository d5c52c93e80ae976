import type { Exchange } from '../exchange/exchange.ts';
import { endpointOf, hostOf, originOf, parameter, queryParameters } from '../exchange/parameters.ts';
import { isOneSite } from '../exchange/site.ts';
import { aboutClient } from '../messages/about-client.ts';
import { quotesReturnAddress } from '../messages/quotes-return-address.ts';
import { aboutRedirectUri } from '../messages/about-redirect-uri.ts';
import { errorsInAddress } from './address-errors.ts';
import type { Flow } from './flow.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { isSignInAddress } from '../messages/sign-in-address.ts';
import { vendorAt } from '../messages/vendors.ts';
import { windowMessageOf } from './window-message.ts';

/** What a provider's own error page says about the request. `unread`: it refused, and the page was not recorded. */
export type ErrorPage = {
  readonly message: Message;
  readonly says: 'redirect_uri' | 'client' | 'other' | 'unread';
  /** The error code the page names, where it names a registered one. */
  readonly code: string | undefined;
};

/**
 * The provider refused the request on a page of its own instead of redirecting: the client or its address is not trusted.
 * RFC 6749 §4.1.2.1. `undefined` when it did not.
 */
export function errorPageOf(flow: Pick<Flow, 'messages'>): ErrorPage | undefined {
  if (flow.messages.some(isFrontChannelResponse) || windowMessageOf(flow)) return undefined;
  const requests = flow.messages.filter(isFrontChannelRequest);
  const refused = requests.find(({ exchange }) =>
    exchange.redirectUrl
      ? leadsToErrorPage(exchange)
      : (exchange.status ?? 0) >= 400 || isToldOnPage(exchange),
  );
  return refused && { message: refused, ...reading(refused.exchange) };
}

/** The page on which a login ended that the provider had taken up: `message` is the login's request, `page` what ended it. */
export type LaterErrorPage = ErrorPage & { readonly page: Message };

/**
 * The provider's page, behind its first, that was answered with an error and after which nothing came back. `undefined` where an
 * answer came after all, or where the request itself was refused ({@link errorPageOf}).
 */
export function laterErrorPageOf(flow: Pick<Flow, 'messages'>): LaterErrorPage | undefined {
  const request = flow.messages.findLast(isFrontChannelRequest);
  const page = flow.messages.findLast(({ kind }) => kind === 'provider_error_page');
  if (!request || !page || flow.messages.some(isFrontChannelResponse) || windowMessageOf(flow))
    return undefined;
  return { message: request, page, ...reading(page.exchange) };
}

/** A page answered with success that is an error page all the same. */
export function isToldOnPage(exchange: Exchange): boolean {
  return (
    exchange.verdicts?.error_page !== undefined ||
    microsoftMessage(exchange) !== undefined ||
    showsCode.test(exchange.responseBody?.text?.slice(0, longestPage) ?? '') ||
    namesParameter.test(exchange.responseBody?.text?.slice(0, longestPage) ?? '')
  );
}

/** Apple’s page has nothing but the code of RFC 6749 §4.1.2.1 for a heading. */
const showsCode =
  /<h[1-6][^>]{0,200}>\s{0,40}(?:invalid_client|invalid_request|unauthorized_client)\s{0,40}<\/h/i;

/** WeChat and its kin show a page of success that says “redirect_uri 参数错误” (parameter error) in the place of the code to scan. */
const namesParameter = /\b(?:redirect_uri|appid|scope) ?参数错误/i;

/**
 * Microsoft Entra and AD FS answer 200. Settings inside Entra's page name the error, and are empty on its login page; AD FS
 * shows it in the page.
 */
function microsoftMessage({ responseBody }: Exchange): string | undefined {
  const text = responseBody?.text ?? '';
  const at = text.indexOf(entraMember);
  if (at < 0) return /\bMSIS\d{4,5}: [^<]{1,500}/.exec(text.slice(0, longestPage))?.[0];
  return /^\s*:\s*"(AADSTS\d[^"]*)"/.exec(text.slice(at + entraMember.length, at + 2000))?.[1];
}

const entraMember = '"strServiceExceptionMessage"';

/** Google, Auth0 and others send the browser on to a page of theirs that is called so, or whose address says what is wrong. */
function leadsToErrorPage({ url, redirectUrl = '' }: Pick<Exchange, 'url' | 'redirectUrl'>): boolean {
  const page = endpointOf(redirectUrl);
  if (originOf(url) !== originOf(redirectUrl))
    return /\/error\/?$/i.test(page) && isOfOneProvider(url, redirectUrl);
  if (/\/error\/?$/i.test(page) || (/error/i.test(page) && errorInUrl(redirectUrl) !== '')) return true;
  return errorNumberIn(redirectUrl) !== undefined && !isSignInAddress(redirectUrl);
}

/** The number of a provider’s error, of its own page’s address: QQ’s `show?which=error&error=100010`. Short ones are statuses and flags. */
function errorNumberIn(url: string): string | undefined {
  const numbers = queryParameters(url).filter(([name]) => /^err(?:or)?_?(?:code)?$/i.test(name));
  return numbers.find(([, value]) => /^[1-9]\d{4,9}$/.test(value))?.[1];
}

/**
 * The provider answered a logout with a page of errors, of its own or of the login that it hands people to, on any host: the address
 * names a registered code, and a logout brings the client none. RP-Initiated Logout §3.
 */
export function refusesLogout(message: Pick<Message, 'exchange' | 'params'>): boolean {
  const { exchange, params } = message;
  const { redirectUrl } = exchange;
  if (redirectUrl === undefined) return false;
  if (leadsToErrorPage(exchange)) return true;
  const asked = params['post_logout_redirect_uri'];
  if (asked !== undefined && endpointOf(asked) === endpointOf(redirectUrl)) return false;
  return refusalsOfLogout.has(parameter(queryParameters(redirectUrl), 'error') ?? '');
}

/** The codes of RFC 6749 that say what was wrong with a request, and none that asks for a person or a login. */
const refusalsOfLogout: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_token',
  'unauthorized_client',
  'server_error',
]);

/** Ory and others have their pages at a host of their own, beside the server’s: none of the client’s, which may share their site. */
function isOfOneProvider(url: string, page: string): boolean {
  const client = hostOf(parameter(queryParameters(url), 'redirect_uri') ?? '');
  if (client === '' || client === hostOf(page) || !isOneSite(url, page)) return false;
  return errorInUrl(page) !== '' || parameter(queryParameters(page), 'id') !== undefined;
}

function errorInUrl(url: string): string {
  return errorsInAddress(url)
    .map(([, value]) => value)
    .join(' ')
    .trim();
}

/** What a page that refused says of the request. */
export function reading(exchange: Exchange): Pick<ErrorPage, 'says' | 'code'> {
  const { verdicts, responseBody, redirectUrl } = exchange;
  if (verdicts?.error_page) return { says: verdicts.error_page, code: verdicts.error_page_code };
  const text = redirectUrl
    ? errorInUrl(redirectUrl)
    : (microsoftMessage(exchange) ?? responseBody?.text?.slice(0, longestPage) ?? '');
  if (text === '') return { says: 'unread', code: undefined };
  return { says: subjectOf(exchange, text), code: codeIn(text) };
}

function subjectOf({ url, redirectUrl }: Exchange, text: string): ErrorPage['says'] {
  const known = redirectUrl && vendorAt(url)?.errorNumbers?.[errorNumberIn(redirectUrl) ?? ''];
  if (known) return known;
  if (aboutRedirectUri(text)) return 'redirect_uri';
  if (aboutClient(text)) return 'client';
  return redirectUrl === undefined && quotesReturnAddress(url, text) ? 'redirect_uri' : 'other';
}

/** Characters of a page that are read: its words stand near its beginning. */
const longestPage = 50_000;

/** The first code of RFC 6749 §4.1.2.1 or RFC 7591 §3.2.2 that the page names, else the number of Microsoft Entra or AD FS. */
function codeIn(text: string): string | undefined {
  const standard =
    /\b(invalid_redirect_uri|redirect_uri_mismatch|invalid_client|unauthorized_client|unsupported_response_type|invalid_request_uri|invalid_request_object|invalid_request|invalid_scope|invalid_target|access_denied|server_error|temporarily_unavailable)\b/.exec(
      text,
    )?.[1];
  return standard ?? /\b(?:AADSTS|MSIS)\d{4,8}\b/.exec(text)?.[0];
}
