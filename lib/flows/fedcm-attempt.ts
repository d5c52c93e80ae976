import { headerValue, mediaType, wereRecorded } from '../exchange/headers.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { askingOriginOf } from '../messages/oidc/origin-check.ts';
import type { Message } from '../messages/message.ts';

/**
 * True for what a browser asks a provider before it shows its accounts: the list of configurations, one of them, the accounts. W3C FedCM
 * §3.2 to §3.4.
 */
export function isFedcmLookup({ kind, exchange: { context, requestHeaders } }: Message): boolean {
  if (kind !== 'discovery' && kind !== 'accounts_request') return false;
  return (
    context.resourceType === 'webidentity' ||
    headerValue(requestHeaders, 'sec-fetch-dest')?.toLowerCase() === 'webidentity'
  );
}

/** The lookup at which the browser gave up; `undefined` while it may go on, and where nobody is signed in at the provider. */
export function brokenLookup(messages: readonly Message[]): Message | undefined {
  const lookups = messages.filter(isFedcmLookup);
  if (lookups.some(({ exchange }) => exchange.status === undefined && exchange.failure === undefined))
    return undefined;
  // Who got as far as the accounts had found the rest.
  if (lookups.some((message) => message.kind === 'accounts_request' && isAnswered(message))) return undefined;
  const broken = lookups.find((message) => !isAnswered(message));
  return broken ?? lookups.find((message) => otherProviders(message, lookups) !== undefined);
}

/** What the provider’s list names in place of this configuration; `undefined` where the list has it or was not recorded. FedCM §3.3. */
export function otherProviders(
  config: Message,
  lookups: readonly Message[],
): { readonly list: Message; readonly named: readonly string[] } | undefined {
  if (config.kind !== 'discovery' || isList(config)) return undefined;
  const list = lookups.find(isList);
  const { provider_urls: urls, accounts_endpoint: accounts } = list?.answer ?? {};
  const named = Array.isArray(urls) ? urls.filter((url) => typeof url === 'string') : [];
  // A list may name the endpoints themselves, and then any configuration with the same ones counts.
  if (!list || named.length === 0 || accounts !== undefined) return undefined;
  return named.some((url) => endpointOf(url) === endpointOf(config.url)) ? undefined : { list, named };
}

function isList({ url }: Message): boolean {
  return endpointOf(url).endsWith('/.well-known/web-identity');
}

/** Nobody being signed in is an answer, too. */
function isAnswered(message: Message): boolean {
  const { kind, answer, exchange } = message;
  const { status = 0, responseBody, verdicts } = exchange;
  if (kind === 'accounts_request' && (status === 401 || status === 403)) return true;
  if (status < 200 || status >= 300 || typeNotTaken(message) !== undefined) return false;
  if (kind === 'accounts_request' || responseBody?.text === undefined) return verdicts?.document !== 'other';
  const members = isList(message) ? ['provider_urls', 'accounts_endpoint'] : ['accounts_endpoint'];
  return members.some((name) => answer?.[name] !== undefined);
}

/** The type of an answer that a browser does not read as JSON; `undefined` where it does, and where it was not recorded. FedCM §3.2 to §3.6. */
export function typeNotTaken({ exchange: { responseHeaders } }: Message): string | undefined {
  const type = mediaType(headerValue(responseHeaders, 'content-type'));
  return type === '' || /[/+]json$/.test(type) ? undefined : type;
}

/**
 * Why a browser keeps a token from the page that the provider gave it for, in words of the answer’s headers: it asks by CORS with
 * credentials. `undefined` where it does not, or too little was recorded. FedCM §3.6.
 */
export function keptFromPage(message: Message): string | undefined {
  const { responseHeaders } = message.exchange;
  const page = askingOriginOf(message.exchange);
  if (!wereRecorded(responseHeaders) || page === undefined) return undefined;
  const allowed = headerValue(responseHeaders, 'access-control-allow-origin');
  if (allowed !== page)
    return allowed === undefined
      ? 'no Access-Control-Allow-Origin'
      : `Access-Control-Allow-Origin: ${allowed}`;
  const isAllowed = headerValue(responseHeaders, 'access-control-allow-credentials') === 'true';
  return isAllowed ? undefined : 'no Access-Control-Allow-Credentials: true';
}
