import { browserOf } from '../exchange/browser.ts';
import { headerValue, mediaType, wereRecorded } from '../exchange/headers.ts';
import { asObject, asText } from '../exchange/json.ts';
import { endpointOf, originOf } from '../exchange/parameters.ts';
import { askingOriginOf } from '../messages/oidc/origin-check.ts';
import type { Message } from '../messages/message.ts';
import type { Flow } from './flow.ts';
import type { Verdicts } from '../vocabulary/verdicts.ts';

/**
 * True for what a browser asks a provider before it shows its accounts: the list of configurations, one of them, the accounts. W3C FedCM
 * §3.2 to §3.4.
 */
export function isFedcmLookup({ kind, exchange: { context, requestHeaders } }: Message): boolean {
  if (kind === 'login_window') return true;
  if (kind !== 'discovery' && kind !== 'accounts_request') return false;
  return (
    context.resourceType === 'webidentity' ||
    headerValue(requestHeaders, 'sec-fetch-dest')?.toLowerCase() === 'webidentity'
  );
}

/** The lookup at which the browser’s login ended; `isNo`: nothing went wrong, and there is no account to show. */
export function lookupEnd(
  messages: readonly Message[],
): { readonly at: Message; readonly isNo?: true } | undefined {
  const at = brokenLookup(messages);
  if (at) return { at };
  const nobody = nobodyThere(messages);
  return nobody && { at: nobody.at, isNo: true };
}

/** The lookup at which the browser gave up; `undefined` while it may go on, and where nobody is signed in at the provider. */
function brokenLookup(messages: readonly Message[]): Message | undefined {
  const lookups = messages.filter((one) => isFedcmLookup(one) && one.kind !== 'login_window');
  if (lookups.some(({ exchange }) => exchange.status === undefined && exchange.failure === undefined))
    return undefined;
  // Who got as far as the accounts had found the rest.
  if (lookups.some((message) => message.kind === 'accounts_request' && isAnswered(message))) return undefined;
  const broken = lookups.find((message) => !isAnswered(message));
  return broken ?? lookups.find((message) => configFault(message, lookups) !== undefined);
}

/** A member of a configuration, or of the list, for which a browser does not take the configuration. W3C FedCM §3.3. */
export type ConfigFault = {
  readonly member: string;
  /** As the list has it, or its origin as the configuration has its own; `undefined` where nothing is compared. */
  readonly expected?: string;
  readonly got?: string;
  /** Where `expected` stands; `undefined`: in the configuration’s own address. */
  readonly list?: Message;
};

/** The first of what a browser checks that does not fit; `undefined` where all does, and for what was not recorded. */
export function configFault(config: Message, lookups: readonly Message[]): ConfigFault | undefined {
  if (config.kind !== 'discovery' || isList(config)) return undefined;
  const list = lookups.find(isList);
  const other = list && notListed(config, list);
  if (other ?? config.answer?.['accounts_endpoint'] === undefined) return other;
  return needed.map((member) => memberFault(config, list, member)).find(Boolean);
}

function notListed({ url }: Message, list: Message): ConfigFault | undefined {
  const { provider_urls: urls } = list.answer ?? {};
  const named = Array.isArray(urls) ? urls.filter((one) => typeof one === 'string') : [];
  if (namesPlaces(list) || named.length === 0) return undefined;
  const isNamed = named.some((one) => endpointOf(one) === endpointOf(url));
  return isNamed
    ? undefined
    : { member: 'provider_urls', expected: named.join(', '), got: endpointOf(url), list };
}

/** A list may name the endpoints themselves, and then any configuration with the same ones counts. */
function namesPlaces({ answer }: Message): boolean {
  return answer?.['accounts_endpoint'] !== undefined;
}

function memberFault(config: Message, list: Message | undefined, member: string): ConfigFault | undefined {
  const got = addressIn(config, member);
  if (got === undefined) return { member };
  const expected = list && namesPlaces(list) ? addressIn(list, member) : undefined;
  if (list && expected !== undefined && expected !== got) return { member, expected, got, list };
  const [own, at] = [originOf(config.url), originOf(got)];
  return own === null || at === null || at === own ? undefined : { member, expected: own, got: at };
}

function addressIn({ answer, url }: Message, member: string): string | undefined {
  const said = asText(answer?.[member]);
  return said !== undefined && URL.canParse(said, url) ? new URL(said, url).href : undefined;
}

/** What no configuration can do without. */
const needed = ['accounts_endpoint', 'id_assertion_endpoint', 'login_url'];

/** Nobody, or nobody whom the configuration wants, as a trace says it. */
export type NobodyThere = NonNullable<Verdicts['fedcm_accounts']>;

/** Why the browser has no account to show, by the last list of accounts; `undefined` where it has, and where the list was not recorded. */
export function nobodyThere(
  lookups: readonly Message[],
): { readonly at: Message; readonly why: NobodyThere } | undefined {
  const at = lookups.findLast((one) => one.kind === 'accounts_request' && isFedcmLookup(one));
  const why = at && whyNobody(at, lookups);
  return why && { at, why };
}

function whyNobody(
  { exchange: { status = 0, verdicts }, answer }: Message,
  lookups: readonly Message[],
): NobodyThere | undefined {
  if (isNobody(status)) return 'none';
  const accounts = answer?.['accounts'];
  if (verdicts?.fedcm_accounts || !Array.isArray(accounts) || status >= 300) return verdicts?.fedcm_accounts;
  if (accounts.length === 0) return 'none';
  const label = labelOf(lookups);
  const { login_hint: hint, domain_hint: domain } =
    lookups.findLast(({ kind }) => kind === 'login_window')?.params ?? {};
  const noneHas = (wanted: string | undefined, ...names: readonly string[]): boolean =>
    Boolean(wanted) && !accounts.some((account) => valuesIn(account, names).includes(wanted));
  if (noneHas(label, 'label_hints', 'labels')) return 'other label';
  if (noneHas(hint, 'login_hints')) return 'other hint';
  const isAny =
    domain === 'any' && accounts.some((account) => valuesIn(account, ['domain_hints']).length > 0);
  return !isAny && noneHas(domain, 'domain_hints') ? 'other domain' : undefined;
}

/** The list that an account has under the first of these names. */
function valuesIn(account: unknown, names: readonly string[]): readonly unknown[] {
  const lists = names.map((name) => asObject(account)?.[name]);
  return [lists.find((one) => one !== undefined) ?? []].flat();
}

/** The only accounts that a configuration is for; `undefined`: all. In Chrome since version 132, under other names before. */
export function labelOf(lookups: readonly Message[]): string | undefined {
  const answer = lookups.findLast((one) => one.kind === 'discovery' && !isList(one))?.answer;
  return asText(answer?.['account_label'] ?? asObject(answer?.['accounts'])?.['include']);
}

function isNobody(status: number): boolean {
  return status === 401 || status === 403;
}

function isList({ url }: Message): boolean {
  return endpointOf(url).endsWith('/.well-known/web-identity');
}

/** Nobody being signed in is an answer, too. */
function isAnswered(message: Message): boolean {
  const { kind, answer, exchange } = message;
  const { status = 0, responseBody, verdicts } = exchange;
  if (kind === 'accounts_request' && isNobody(status)) return true;
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

/** Of Chrome, which alone had FedCM before. https://developer.chrome.com/blog/fedcm-chrome-125-updates */
const firstByCors = 125;

/**
 * Why a browser keeps a token from the page that the provider gave it for, in words of the answer’s headers: it asks by CORS with
 * credentials, Chrome since version 125. `undefined` where it does not, or too little was recorded. FedCM §3.6.
 */
export function keptFromPage(
  { exchange }: Message,
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
): string | undefined {
  const { responseHeaders } = exchange;
  const page = askingOriginOf(exchange);
  if (!wereRecorded(responseHeaders) || page === undefined) return undefined;
  const { version } = browserOf([...messages.map((one) => one.exchange), ...context]);
  if (version > 0 && version < firstByCors) return undefined;
  const allowed = headerValue(responseHeaders, 'access-control-allow-origin');
  if (allowed !== page)
    return allowed === undefined
      ? 'no Access-Control-Allow-Origin'
      : `Access-Control-Allow-Origin: ${allowed}`;
  const isAllowed = headerValue(responseHeaders, 'access-control-allow-credentials') === 'true';
  return isAllowed ? undefined : 'no Access-Control-Allow-Credentials: true';
}
