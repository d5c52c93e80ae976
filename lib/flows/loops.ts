import { isAccepted } from '../exchange/page-request.ts';
import { hostOf } from '../exchange/parameters.ts';
import { isPage, surroundingOf } from '../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse, isTokenUse } from '../vocabulary/kinds.ts';
import type { Assembly } from './assembly.ts';
import { asksAgain, mayBeAskedAgain, tieOfClient } from './asked-again.ts';
import { startOf, type FlowDraft } from './draft.ts';
import { isSilentRequest } from '../messages/silent-request.ts';
import { timeOf } from './flow.ts';
import { ledAgain, ledOnUnanswered } from './led-again.ts';
import { isLedByScript } from './led-by-script.ts';

/** Logins that are one: a client that asked for the same login again and again, each time at once after it was answered or sent back. */
export type Loops = {
  /** Looks at logins that changed, at all where their order did. True when what is one login is another than before. */
  update(drafts: Iterable<FlowDraft>, all: boolean): boolean;
  /** The login of which this one is a round; itself where it is none, or the first. */
  headOf(draft: FlowDraft): FlowDraft;
  /** All rounds of the loop that begins with this login, in order; `undefined` for a login by itself. */
  roundsOf(draft: FlowDraft): readonly FlowDraft[] | undefined;
  /** All logins but later rounds, in order of their beginning. */
  heads(): readonly FlowDraft[];
};

/** Twice may be a second try, unless the answer itself or a page’s script led there; the third time within this many milliseconds it goes round. */
const minute = 60_000;

/** No loops yet. */
export function createLoops(assembly: Assembly): Loops {
  const previous = new Map<FlowDraft, FlowDraft>();
  let rounds = new Map<FlowDraft, readonly FlowDraft[]>();
  let heads = new Map<FlowDraft, FlowDraft>();
  let chained: ReadonlySet<FlowDraft> = new Set();

  const link = (draft: FlowDraft): boolean => {
    const before = roundBefore(assembly, draft);
    if (previous.get(draft) === before) return false;
    if (before) previous.set(draft, before);
    else previous.delete(draft);
    return true;
  };

  const regroup = (): boolean => {
    const chains = new Map<FlowDraft, FlowDraft[]>();
    const chainOf = new Map<FlowDraft, FlowDraft[]>();
    for (const draft of assembly.drafts) {
      const before = previous.get(draft);
      const chain = (before && chainOf.get(before)) ?? [];
      chain.push(draft);
      chainOf.set(draft, chain);
      chains.set(chain[0]!, chain);
    }
    chained = new Set([...chains.values()].filter(({ length }) => length > 1).flat());
    const found = new Map([...chains].filter(([, chain]) => isLoop(chain)));
    const isSame =
      found.size === rounds.size && [...found].every(([head, all]) => isEqual(rounds.get(head), all));
    rounds = found;
    heads = new Map([...found].flatMap(([head, all]) => all.map((one) => [one, head] as const)));
    return !isSame;
  };

  return {
    update(drafts, all) {
      if (all) previous.clear();
      let isLinked = all;
      for (const draft of drafts) {
        if (link(draft) || chained.has(draft)) isLinked = true;
        // A round that changed may have ended otherwise than when the next was taken to follow it.
        if (!all && chained.has(draft)) for (const one of chained) if (previous.get(one) === draft) link(one);
      }
      return isLinked && (previous.size > 0 || rounds.size > 0) && regroup();
    },
    headOf: (draft) => heads.get(draft) ?? draft,
    roundsOf: (draft) => rounds.get(draft),
    heads: () =>
      heads.size === 0
        ? assembly.drafts
        : assembly.drafts.filter((draft) => (heads.get(draft) ?? draft) === draft),
  };
}

function isLoop(chain: readonly FlowDraft[]): boolean {
  const [first, second, third] = chain;
  if (!first || !second) return false;
  if (third) return startOf(third) - startOf(first) <= minute;
  return (
    isDelivered(first) &&
    isDelivered(second) &&
    (ledAgain(first, second) || (ledByPage(first, second) && !isUsed(second)))
  );
}

/** A page that the app showed after its answer asked for the login once more, and no person. */
function ledByPage(earlier: FlowDraft, later: FlowDraft): boolean {
  const answer = earlier.messages.findLast(isFrontChannelResponse)?.exchange;
  const next = later.messages.find(isFrontChannelRequest)?.exchange;
  if (!answer || !next) return false;
  const page = [answer, ...earlier.around.context].findLast(
    (one) =>
      isPage(one) &&
      one.status === 200 &&
      one.startedAt >= answer.startedAt &&
      one.startedAt <= next.startedAt &&
      hostOf(one.url) === hostOf(answer.url),
  );
  return page !== undefined && isLedByScript(page, next);
}

/** The second time it was taken: the app’s API, or one that its token was shown to, answered. */
function isUsed({ messages, around }: FlowDraft): boolean {
  const landed = messages.findLast(isFrontChannelResponse)?.exchange.startedAt ?? Infinity;
  return (
    messages.some((message) => isTokenUse(message) && isAccepted(message.exchange)) ||
    around.context.some((one) => one.startedAt >= landed && surroundingOf(one) === 'call' && isAccepted(one))
  );
}

function isEqual(a: readonly FlowDraft[] | undefined, b: readonly FlowDraft[]): boolean {
  return a?.length === b.length && b.every((one, at) => a[at] === one);
}

function goesRound(earlier: FlowDraft, later: FlowDraft): boolean {
  if (isDelivered(earlier))
    return mayBeAskedAgain(earlier, later) && asksAgain(earlier.messages, later.messages);
  if (earlier.messages.findLast(isFrontChannelResponse)?.error)
    return (
      mayBeAskedAgain(earlier, later) && asksAgain(earlier.messages, later.messages) && isLed(earlier, later)
    );
  return ledOnUnanswered(earlier, later);
}

/** By redirects or a page’s script: whoever was refused may try again. */
function isLed(earlier: FlowDraft, later: FlowDraft): boolean {
  return ledAgain(earlier, later) || ledByPage(earlier, later);
}

/** The login that was answered or sent back without an answer, and that this one asks for once more at once. Silent checks go round by themselves. */
function roundBefore(assembly: Assembly, draft: FlowDraft): FlowDraft | undefined {
  const request = draft.messages.find(isFrontChannelRequest);
  const tie = request && !isSilentRequest(request) ? tieOfClient(request) : undefined;
  if (!request || !tie) return undefined;
  return assembly
    .find(tie.name, tie.value, timeOf(request))
    .find((other) => other !== draft && goesRound(other, draft));
}

function isDelivered({ messages }: FlowDraft): boolean {
  const answer = messages.findLast(isFrontChannelResponse);
  return answer !== undefined && answer.error === undefined;
}
