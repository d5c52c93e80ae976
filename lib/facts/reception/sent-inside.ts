import type { Exchange } from '../../exchange/exchange.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { endpointOf, hostOf, originOf, queryParameters, withoutFragment } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';
import { failureKindOf } from '../answerer/failure.ts';
import { tellsWhere } from '../client/tells-where.ts';
import { isInside, isPrivateHost } from '../../exchange/private-host.ts';

/**
 * Where an app that people open at one address sent the browser to another that is none of its public ones, and the request there that
 * nobody answered. `device`: this device. `inside`: a container, a cluster’s service or a private network. `port`: another port of its host.
 * `plain`: its own host with http instead of https.
 */
export type SentInside = {
  readonly to: 'device' | 'inside' | 'port' | 'plain';
  readonly by: Exchange;
  readonly unanswered: Exchange;
  /** Something is handed over in the address, and a program on this device might have been meant to take it. */
  readonly isForProgram: boolean;
};

/**
 * The redirect by which an app whose page began the login leads to such an address. `undefined` for an app on this device, for programs
 * that wait there for what is handed over (RFC 8252 §7.3), where something answered or nobody saw whether it did, and where no page of the
 * app’s own host came before.
 */
export function sentInside(
  { context, messages }: Pick<Flow, 'context' | 'messages'>,
  landing: Exchange,
  chain: readonly Exchange[],
): SentInside | undefined {
  const by = chain.find(({ url, redirectUrl = '' }) => placeOf(redirectUrl, url) !== undefined);
  const target = by?.redirectUrl ?? '';
  const to = by && placeOf(target, by.url);
  if (!by || !to || isLoopback(landing.url) || isPrivateHost(landing.url)) return undefined;
  const all = [...context, ...messages.map(({ exchange }) => exchange)];
  const begin = messages[0]?.exchange.startedAt ?? landing.startedAt;
  const before = context.filter((one) => isPage(one) && one.startedAt <= begin);
  const isBegun = before.some(({ url }) => hostOf(url) === hostOf(landing.url));
  if (!isBegun || isFrom(target, all)) return undefined;
  const isOnDevice = to === 'device';
  const hands = isOnDevice && (target.includes('#') || queryParameters(target).length > 0);
  if (hands && isToldProgram(target, before)) return undefined;
  const unanswered = unansweredAt(target, by, all, !isOnDevice || hands);
  return unanswered && { to, by, unanswered, isForProgram: hands && !isFile(target) };
}

/** The request there, if no server answered any. @param isOpen a program may have ended the connection itself: it must be plain that nobody listened */
function unansweredAt(
  target: string,
  by: Exchange,
  all: readonly Exchange[],
  isOpen: boolean,
): Exchange | undefined {
  const there = all.filter(
    ({ url, startedAt }) => endpointOf(url) === endpointOf(target) && startedAt >= by.startedAt,
  );
  if (there.some(({ status = 0 }) => status > 0)) return undefined;
  return there.find((one) => (isOpen ? isUnreached(one) : one.failure !== undefined));
}

function isUnreached(one: Exchange): boolean {
  const kind = failureKindOf(one);
  return kind === 'refused' || kind === 'dns' || kind === 'timeout';
}

/** What a target is, seen from an app on a host that people open. */
function placeOf(target: string, from: string): SentInside['to'] | undefined {
  if (!/^https?:/i.test(target) || isInside(from)) return undefined;
  if (isLoopback(target)) return 'device';
  if (isPrivateHost(target)) return 'inside';
  if (hostOf(target) !== hostOf(from)) return undefined;
  if (portOf(target) !== portOf(from)) return 'port';
  return /^http:/i.test(target) && /^https:/i.test(from) ? 'plain' : undefined;
}

/** An app that runs there itself, or whose pages do. */
function isFrom(target: string, all: readonly Exchange[]): boolean {
  const origin = originOf(target);
  return all.some(
    ({ url, context: { initiator = '' } }) =>
      originOf(initiator) === origin ||
      (originOf(url) === origin && withoutFragment(url) !== withoutFragment(target)),
  );
}

/** Ports at which web servers listen while somebody develops; programs that wait for an answer take any other. */
const portsOfDevelopment: ReadonlySet<string> = new Set([
  '',
  '3000',
  '3001',
  '4200',
  '5000',
  '5173',
  '8000',
  '8080',
  '8081',
  '8443',
]);

/** Neither a file of a web site nor the port of one, or a page before was told that a program listens there. */
function isToldProgram(target: string, before: readonly Exchange[]): boolean {
  const isOfWebApp = isFile(target) || portsOfDevelopment.has(portOf(target));
  return !isOfWebApp || before.some(({ url }) => tellsWhere(url, target));
}

function isFile(target: string): boolean {
  return /\.(?:html?|php|aspx?|jsp)$/i.test(endpointOf(target));
}

function portOf(url: string): string {
  return URL.canParse(url) ? new URL(url).port : '';
}
