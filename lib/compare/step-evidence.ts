import type { Exchange } from '../exchange/exchange.ts';
import { answerMembers } from '../exchange/answer-members.ts';
import { hasCookie } from '../exchange/has-cookie.ts';
import { headerValue, mediaType, wereRecorded } from '../exchange/headers.ts';
import { requestParameters } from '../exchange/parameters.ts';
import { jwtsIn } from '../exchange/tokens-carried.ts';
import { isBystander } from '../facts/cookies/cookie-names.ts';
import { sentCookiesOf } from '../facts/cookies/sent-cookies.ts';
import { isDeletion, setCookiesOf, type SetCookie } from '../facts/cookies/set-cookie.ts';
import { shortName } from '../facts/cookies/short-name.ts';
import type { ReportFlow } from '../report/report.ts';
import { claimTexts } from './claim-texts.ts';
import { documentTexts } from './document-texts.ts';

/** Values by their names. */
type Named = Readonly<Record<string, string>>;

/**
 * What of a step's exchange is compared beyond the report: plain data. Members are `undefined` where that was not recorded, so that what is
 * missing there says nothing.
 */
export type StepEvidence = {
  /** The claims of each token, and `alg` of its header, by the token's name; what decides in a document of SAML, by its parameter's. */
  readonly claims: Readonly<Record<string, Named>>;
  /** Headers that decide; the scheme alone of credentials. */
  readonly request: Named | undefined;
  readonly response: Named | undefined;
  /** Members of the answer that say what was granted. */
  readonly granted: Named;
  /** Attributes of each cookie that it sets, by the cookie's name without what is made up for each attempt. */
  readonly cookiesSet: Readonly<Record<string, Named>> | undefined;
  /** Names of the cookies that it sends. */
  readonly cookiesSent: readonly string[] | undefined;
  /** Milliseconds until the answer was there. */
  readonly took: number | undefined;
};

/** By the ids of the steps. An exchange that carries two messages counts at the first. */
export type FlowEvidence = Readonly<Record<string, StepEvidence>>;

/** What the exchanges behind a flow show of its steps. Those of other flows are passed over. */
export function evidenceOf(
  { steps }: Pick<ReportFlow, 'steps'>,
  exchanges: readonly Exchange[],
): FlowEvidence {
  const byEntry = new Map(exchanges.map((exchange) => [exchange.entry, exchange]));
  const showsCredentials = exchanges.some(
    (exchange) => hasCookie(exchange) || headerValue(exchange.requestHeaders, 'authorization') !== undefined,
  );
  const seen = new Set<number>();
  return Object.fromEntries(
    steps.flatMap(({ id, entry }) => {
      const exchange = entry === null || seen.has(entry) ? undefined : byEntry.get(entry);
      if (!exchange) return [];
      seen.add(exchange.entry);
      return [[id, evidenceOfStep(exchange, showsCredentials)] as const];
    }),
  );
}

/** @param showsCredentials false: the recording shows none at all, so that they were probably taken out */
function evidenceOfStep(exchange: Exchange, showsCredentials: boolean): StepEvidence {
  const { requestHeaders, responseHeaders } = exchange;
  return {
    claims: claimsOf(exchange),
    request: wereRecorded(requestHeaders)
      ? chosen(requestHeadersThatDecide, (name) => headerValue(requestHeaders, name), showsCredentials)
      : undefined,
    response: wereRecorded(responseHeaders)
      ? chosen(responseHeadersThatDecide, (name) => headerValue(responseHeaders, name), true)
      : undefined,
    granted: grantedBy(exchange),
    cookiesSet: showsCredentials && wereRecorded(responseHeaders) ? cookiesSetBy(exchange) : undefined,
    cookiesSent: showsCredentials ? cookiesSentBy(exchange) : undefined,
    took: exchange.duration,
  };
}

function claimsOf(exchange: Exchange): StepEvidence['claims'] {
  const tokens = Object.entries(jwtsIn(exchange)).map(
    ([name, { header, claims }]) => [name, claimTexts({ ...claims, alg: header['alg'] })] as const,
  );
  const documents = requestParameters(exchange).flatMap(([name, value]) => {
    const texts = documentNames.has(name) ? documentTexts(value) : undefined;
    return texts ? [[name, texts] as const] : [];
  });
  return Object.fromEntries([...tokens, ...documents]);
}

/** SAML Bindings §3.5.4, WS-Federation §13.1.3. */
const documentNames: ReadonlySet<string> = new Set(['SAMLRequest', 'SAMLResponse', 'wresult']);

const requestHeadersThatDecide = ['authorization', 'content-type'];
const responseHeadersThatDecide = [
  'content-type',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'www-authenticate',
  'cross-origin-opener-policy',
  'x-frame-options',
  'content-security-policy',
];

function chosen(
  names: readonly string[],
  valueOf: (name: string) => string | undefined,
  withCredentials: boolean,
): Named {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf(name);
      if (value === undefined || (name === 'authorization' && !withCredentials)) return [];
      const told = partThatDecides(name, value);
      return told === '' ? [] : [[name, told]];
    }),
  );
}

function partThatDecides(name: string, value: string): string {
  switch (name) {
    case 'authorization':
      return /^[\w-]+(?= )/.exec(value)?.[0] ?? '';
    case 'content-type':
      return mediaType(value);
    case 'content-security-policy':
      return /(?:^|;)\s*(frame-ancestors[^;]*)/i.exec(value)?.[1]?.trim() ?? '';
    default:
      return value.trim();
  }
}

function grantedBy(exchange: Exchange): Named {
  const members = answerMembers(exchange) ?? {};
  if (members['access_token'] === undefined) return {};
  return Object.fromEntries(
    ['token_type', 'scope', 'expires_in'].flatMap((name) => {
      const value = members[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
}

function cookiesSetBy(exchange: Exchange): Readonly<Record<string, Named>> {
  const kept = setCookiesOf(exchange).filter((one) => !isDeletion(one) && !isBystander(one.name));
  return Object.fromEntries(kept.map((cookie) => [shortName(cookie.name), attributesOf(cookie)]));
}

function attributesOf({ secure, httpOnly, partitioned, sameSite, domain, path, lifetime }: SetCookie): Named {
  return {
    Secure: secure ? 'yes' : 'no',
    HttpOnly: httpOnly ? 'yes' : 'no',
    Partitioned: partitioned ? 'yes' : 'no',
    SameSite: sameSite ?? 'not set',
    Domain: domain ?? 'not set',
    Path: path ?? 'not set',
    lifetime: lifetime === undefined ? 'until the browser closes' : 'kept longer',
  };
}

function cookiesSentBy(exchange: Exchange): readonly string[] | undefined {
  const names = sentCookiesOf(exchange)?.map(({ name }) => name);
  return names && [...new Set(names.filter((name) => !isBystander(name)).map(shortName))];
}
