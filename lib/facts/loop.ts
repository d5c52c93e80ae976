import { headerValues } from '../exchange/headers.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { timeOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { decodeSaml } from '../messages/saml2/document.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';

/** One time round: a client asked for a login and was answered. */
export type LoopRound = { readonly request: Message; readonly answer: Message };

/** A client that asks for the same login again and again, each time at once after it was answered. Any protocol. */
export type Loop = {
  /** In order of time; at least two. */
  readonly rounds: readonly LoopRound[];
  /** The request that followed the last of them, which is this flow's own. */
  readonly next: Message;
  /** How often the client asked. */
  readonly count: number;
  /** Milliseconds from the first request to the last. */
  readonly span: number;
  /** What is first not the same in the first two rounds, apart from what is new for each; `undefined` where nothing is. */
  readonly firstDifference: LoopDifference | undefined;
};

/** What two rounds differ in: a parameter of the request, the answer's address, its status, or the cookies that came with it. */
export type LoopDifference = {
  readonly name: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
};

const minute = 60_000;
/** Milliseconds after an answer within which no person has asked for the next login. */
const atOnce = 3000;

/** The loop that this flow is the latest turn of: the third time in a minute, or more. */
export function loopOf(flow: Flow): Loop | undefined {
  const next = flow.messages.find(isFrontChannelRequest);
  const rounds = roundsBefore(flow);
  const [first, second] = rounds;
  if (!next || !first || !second) return undefined;
  return {
    rounds,
    next,
    count: rounds.length + 1,
    span: timeOf(next) - timeOf(first.request),
    firstDifference: differenceOf(first, second),
  };
}

/** The logins for the same purpose that led to this flow's request, one right after the other, in order of time. */
export function roundsBefore(flow: Flow): readonly LoopRound[] {
  const request = flow.messages.find(isFrontChannelRequest);
  const client = request && clientOf(request);
  if (!request || !client) return [];
  const rounds: LoopRound[] = [];
  let next = request;
  for (const earlier of flow.earlier?.('client', client) ?? []) {
    const asked = earlier.messages.find(isFrontChannelRequest);
    if (!asked || timeOf(request) - timeOf(asked) > minute) break;
    const answer = earlier.messages.findLast(isFrontChannelResponse);
    if (!answer || !isSamePurpose(asked, request)) continue;
    const pause = timeOf(next) - timeOf(answer);
    if (pause < 0 || pause > atOnce) break;
    rounds.unshift({ request: asked, answer });
    next = asked;
  }
  return rounds;
}

function clientOf({ params, client, protocol }: Message): string | undefined {
  return isOAuth2(protocol) ? params['client_id'] : client;
}

/** The same tab and the same wish: other scopes, resources or levels of login are steps of a plan. */
function isSamePurpose(a: Message, b: Message): boolean {
  const { tab, frame } = a.exchange.context;
  const other = b.exchange.context;
  return a.kind === b.kind && tab === other.tab && frame === other.frame && wishOf(a) === wishOf(b);
}

const wishes = ['scope', 'resource', 'acr_values', 'prompt', 'max_age', 'claims', 'redirect_uri'];

function wishOf({ params, protocol, returnAddress }: Message): string {
  const named = wishes.map((name) => params[name]);
  if (isOAuth2(protocol)) return JSON.stringify(named);
  const contexts = decodeSaml(params['SAMLRequest'])?.requestedAuthnContexts;
  return JSON.stringify([returnAddress, contexts, params['wauth'], params['wreq'], params['renew']]);
}

/** New for every request, or made of what is. */
const oneTime =
  /^(?:state|nonce|code_challenge|request|request_uri|dpop_jkt|SAMLRequest|RelayState|Signature|wctx|wct|oauth_token|client-request-id|x-client-.*|openid\..*)$/;

function differenceOf(first: LoopRound, second: LoopRound): LoopDifference | undefined {
  const [before, after] = [first.request.params, second.request.params];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.find((name) => !oneTime.test(name) && before[name] !== after[name]);
  if (changed !== undefined) return { name: changed, first: before[changed], second: after[changed] };
  const compared: readonly LoopDifference[] = [
    pair('address', first, second, ({ answer }) => endpointOf(answer.url)),
    pair('status', first, second, ({ answer }) => answer.exchange.status?.toString()),
    pair('cookies', first, second, ({ answer }) => cookieNames(answer)),
  ];
  return compared.find((one) => one.first !== one.second);
}

function pair(
  name: string,
  first: LoopRound,
  second: LoopRound,
  read: (round: LoopRound) => string | undefined,
): LoopDifference {
  return { name, first: read(first), second: read(second) };
}

/** Names alone, in order of the alphabet. */
function cookieNames({ exchange }: Message): string {
  const pairs = headerValues(exchange.requestHeaders, 'cookie').flatMap((line) => line.split(';'));
  return pairs
    .map((one) => one.split('=')[0]?.trim())
    .toSorted()
    .join(' ');
}
