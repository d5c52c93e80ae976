import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf, originOf, withoutFragment } from '../../exchange/parameters.ts';
import { isInside } from '../../exchange/private-host.ts';
import { isOneSite } from '../../exchange/site.ts';
import { onceFor } from '../../exchange/once-for.ts';
import { beginningCalls } from '../beginning-api.ts';
import { isAskedForPage, logoutsAlone } from './window.ts';
import { askingOriginOf } from '../../messages/oidc/origin-check.ts';
import { appKeptAtProxy } from '../../messages/oidc/kept-at-proxy.ts';
import { fetchesSession, isRefusedForSession } from '../../messages/oidc/handshake-round.ts';
import { roundTripOf } from './round-trip.ts';
import type { Role } from '../../vocabulary/kind-row.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse, kinds } from '../../vocabulary/kinds.ts';

/** Whose hosts and addresses a login's are. */
export type Parties = {
  /** Host names, without port (cookies know no ports) and in lower case. */
  readonly client: ReadonlySet<string>;
  readonly provider: ReadonlySet<string>;
  /** Where redirects of the provider led, without fragments. */
  readonly ledTo: ReadonlySet<string>;
  /** Hosts from which the browser came to the client: one that it goes back to is the client's too. */
  readonly cameFrom: ReadonlySet<string>;
};

/**
 * Whose hosts a login's are. Client: where the answer goes, and the page that began: the one whose redirect was the request,
 * else the one whose script or link sent it; the API that gave the page its address; and the app that a hosted broker logs in for. Provider: where requests went, and where
 * redirects led from there before the answer came. @param around exchanges near the login that are no messages of it, in order of time
 */
export function partiesOf(messages: readonly Message[], around: readonly Exchange[]): Parties {
  const provider = new Set(messages.flatMap((message) => atProvider(message)));
  const client = new Set(messages.flatMap((message) => answeredTo(message)));
  const requests = messages.filter(isFrontChannelRequest);
  for (const { exchange } of requests) for (const host of beganAt(exchange, around)) client.add(host);
  for (const { url } of beginningCalls(requests, around)) client.add(hostOf(url));
  if (requests.length === 0) for (const host of sentFrom(messages)) provider.add(host);
  for (const host of client) if (!isAsked(messages, host)) provider.delete(host);
  for (const host of keepersOf(messages, around)) provider.add(host);
  for (const host of ledInside(messages, around, client)) client.add(host);
  for (const host of ledBeside(messages)) if (!provider.has(host)) client.add(host);
  for (const message of logoutsAlone(messages)) {
    const { exchange, params, to, url } = message;
    if (to === 'client') client.add(hostOf(url));
    else {
      provider.add(hostOf(url));
      for (const host of beganAt(exchange, around)) client.add(host);
      if (message.carrier === 'redirect') client.add(hostOf(exchange.url));
      client.add(hostOf(message.returnAddress ?? params['post_logout_redirect_uri'] ?? ''));
    }
  }
  client.delete('');
  provider.delete('');
  const { from: cameFrom, back } = roundTripOf(messages, around, client);
  for (const host of back) if (!provider.has(host)) client.add(host);
  const ledTo = follow(messages, around, { client, provider });
  return { client, provider, ledTo, cameFrom };
}

/** The same of a flow, found once: many ask. */
export const partiesOfFlow = onceFor(
  ({ messages, context }: { readonly messages: readonly Message[]; readonly context: readonly Exchange[] }) =>
    partiesOf(messages, context),
);

/**
 * Whose page or answer is at that address: by host name, and where both sides are one host (a developer's own), by port. A host
 * of neither side is the provider's: only redirects of its own led there.
 */
export function sideOf(
  messages: readonly Message[],
  { client, provider }: Pick<Parties, Side>,
  url: string,
): Side {
  const host = hostOf(url);
  if (!client.has(host)) return 'provider';
  if (!provider.has(host)) return 'client';
  const origin = originOf(url);
  const requests = messages.filter(isFrontChannelRequest);
  return requests.some(({ exchange }) => originOf(exchange.url) === origin) ? 'provider' : 'client';
}

/** The two sides of a login. */
export type Side = 'client' | 'provider';

const asks: ReadonlySet<Role> = new Set<Role>(['preparation', 'request']);

/** A login goes through this message to the provider. */
export function isToProvider({ kind }: Message): boolean {
  return asks.has(kinds[kind].role) || kinds[kind].role === 'redemption';
}

/** A wallet fetches a verifier’s request there, or a page of the verifier’s gets it of its own server. OpenID4VP §5.10. */
function isAtVerifier({ kind, carrier }: Message): boolean {
  return (
    kind === 'presentation_request_object' || (kind === 'presentation_request' && carrier === 'redirect')
  );
}

function atProvider(message: Message): readonly string[] {
  // Where a link from a mail was refused, both are the app’s.
  if (message.kind === 'refused_start' && message.to === 'client')
    return message.carrier === 'redirect'
      ? []
      : [hostOf(message.exchange.redirectUrl ?? message.exchange.url)];
  if (isAtVerifier(message)) return [];
  return isToProvider(message) || isAskedForPage(message) || message.kind === 'refused_start'
    ? [hostOf(message.exchange.url)]
    : [];
}

function answeredTo(message: Message): readonly string[] {
  const { returnAddress, url } = message;
  if (isFrontChannelResponse(message)) return [hostOf(url)];
  if (message.kind === 'refused_start')
    return message.to === 'client' ? [hostOf(returnAddress ?? appKeptAtProxy(message.exchange) ?? url)] : [];
  if (isAtVerifier(message)) return [hostOf(message.exchange.url), hostOf(returnAddress ?? '')];
  if (isAskedForPage(message)) return [hostOf(askingOriginOf(message.exchange) ?? '')];
  const isRequest = asks.has(kinds[message.kind].role);
  return isRequest ? [hostOf(returnAddress ?? '')] : [];
}

function isAsked(messages: readonly Message[], host: string): boolean {
  return messages.some((message) => isFrontChannelRequest(message) && hostOf(message.exchange.url) === host);
}

/** The page that began the login. One of the provider's own, which leads to the request by a redirect, is none of the client's. */
function beganAt(request: Exchange, around: readonly Exchange[]): readonly string[] {
  const target = withoutFragment(request.url);
  const own = hostOf(request.url);
  const sent = around.findLast(
    ({ redirectUrl, startedAt }) =>
      redirectUrl !== undefined && withoutFragment(redirectUrl) === target && startedAt <= request.startedAt,
  );
  const from = hostOf(sent?.url ?? request.context.initiator ?? '');
  return from === own ? [] : [from];
}

/** This device, or a host inside, where an app on a public host sends the browser with the answer in hand: whether anything is there belongs to the login. */
function ledInside(
  messages: readonly Message[],
  around: readonly Exchange[],
  client: ReadonlySet<string>,
): readonly string[] {
  const answers = messages.filter(isFrontChannelResponse);
  const answered = answers[0]?.exchange.startedAt ?? Infinity;
  return [...answers.map(({ exchange }) => exchange), ...around].flatMap(({ url, redirectUrl, startedAt }) =>
    redirectUrl !== undefined &&
    startedAt >= answered &&
    isInside(redirectUrl) &&
    !isInside(url) &&
    client.has(hostOf(url))
      ? [hostOf(redirectUrl)]
      : [],
  );
}

/** Another host of its site, where the app sends the browser with the answer taken: `www` or the host behind one for logins. What is handed on to it belongs to another login. */
function ledBeside(messages: readonly Message[]): readonly string[] {
  return messages.filter(isFrontChannelResponse).flatMap(({ exchange, carrier }) => {
    const { url, redirectUrl } = exchange;
    if (carrier !== 'request' || redirectUrl === undefined || !isOneSite(url, redirectUrl)) return [];
    return handsOn.test(redirectUrl) ? [] : [hostOf(redirectUrl)];
  });
}

const handsOn = /[?&#](?:code|state|SAMLResponse|id_token|access_token|ticket|token)=/i;

/** Where the pages of an app that does not take its session fetch it. */
function keepersOf(messages: readonly Message[], around: readonly Exchange[]): readonly string[] {
  const refused = messages.find(({ exchange }) => isRefusedForSession(exchange));
  const app = refused && originOf(refused.exchange.url);
  return app ? around.filter((one) => fetchesSession(one, app)).map(({ url }) => hostOf(url)) : [];
}

/** Whoever sent an answer that nobody was seen to ask for: a portal of the provider's. */
function sentFrom(messages: readonly Message[]): readonly string[] {
  return messages
    .filter(isFrontChannelResponse)
    .flatMap(({ exchange, carrier }) =>
      carrier === 'redirect' ? [hostOf(exchange.url)] : [hostOf(exchange.context.initiator ?? '')],
    );
}

/** Where the provider's redirects led before the answer: its other hosts. */
function follow(
  messages: readonly Message[],
  around: readonly Exchange[],
  { client, provider }: { readonly client: ReadonlySet<string>; readonly provider: Set<string> },
): ReadonlySet<string> {
  const targets = new Set<string>();
  const note = ({ redirectUrl }: Exchange): void => {
    if (redirectUrl !== undefined) targets.add(withoutFragment(redirectUrl));
  };
  const first = messages.find(isFrontChannelRequest);
  const answered = messages.find(isFrontChannelResponse)?.exchange.startedAt ?? Infinity;
  if (!first) return targets;
  for (const message of messages) if (isFrontChannelRequest(message)) note(message.exchange);
  for (const exchange of around) {
    if (exchange.startedAt < first.exchange.startedAt || exchange.startedAt > answered) continue;
    const isTarget = targets.has(withoutFragment(exchange.url));
    if (!isTarget && exchange.redirectUrl === undefined) continue;
    const host = hostOf(exchange.url);
    if (isTarget && !client.has(host)) provider.add(host);
    if (provider.has(host)) note(exchange);
  }
  return targets;
}
