import { headerValues } from '../exchange/headers.ts';
import { navigatedBy } from '../exchange/navigated-by.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { timeOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';

/** One time round: a client asked for a login and was answered. */
export type LoopRound = { readonly request: Message; readonly answer: Message };

/** A client that asks for the same login again and again, each time at once after it was answered. Any protocol. */
export type Loop = {
  /** Those that were answered, in order of time; at least two. */
  readonly rounds: readonly LoopRound[];
  /** The request that followed the last of them; `undefined` where each was answered. */
  readonly next: Message | undefined;
  /** How often the client asked. */
  readonly count: number;
  /** Milliseconds from the first request to the last. */
  readonly span: number;
  /** The browser says that no person asked for the second. */
  readonly isByScript: boolean;
  /** What is first not the same in the first two rounds, apart from what is new for each; `undefined` where nothing is. */
  readonly firstDifference: LoopDifference | undefined;
};

/** What two rounds differ in: a parameter of the request, the answer's address, its status, or the cookies that came with it. */
export type LoopDifference = {
  readonly name: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
};

/** How a login went round: the third time in a minute or more, or the second where redirects or a page’s script led there. */
export function loopOf(flow: Flow): Loop | undefined {
  const requests = flow.rounds?.flatMap(({ messages }) => messages.find(isFrontChannelRequest) ?? []) ?? [];
  const rounds = flow.rounds?.flatMap(({ messages }): readonly LoopRound[] => {
    const request = messages.find(isFrontChannelRequest);
    const answer = messages.findLast(isFrontChannelResponse);
    return request && answer ? [{ request, answer }] : [];
  });
  const [first, second] = rounds ?? [];
  const last = requests.at(-1);
  if (!rounds || !first || !second || !last) return undefined;
  return {
    rounds,
    next: rounds.some(({ request }) => request === last) ? undefined : last,
    count: requests.length + (flow.roundsLeftOut ?? 0),
    span: timeOf(last) - timeOf(first.request),
    isByScript: navigatedBy(second.request.exchange) === 'script',
    firstDifference: differenceOf(first, second),
  };
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
