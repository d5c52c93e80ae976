import type { Message } from '../messages/message.ts';
import { nothingAround, type Around } from './context/trim.ts';
import { byTime, endOf } from './flow.ts';
import { startOf, type FlowDraft } from './draft.ts';
import { keysOf } from './keys.ts';
import { createTieIndex, createTieSet } from './tie-index.ts';
import type { TieName } from '../vocabulary/ties.ts';

/** Flows that grew or began at the end, and whether others changed their places (or all are told of for the first time). */
export type Changes = { readonly drafts: ReadonlySet<FlowDraft>; readonly reordered: boolean };

/** The flows so far and the index that finds them by what their messages share. */
export type Assembly = {
  /** In order of their beginning. */
  readonly drafts: readonly FlowDraft[];
  /** Where a flow stands among `drafts`; -1 where it is none of them. */
  placeOf(draft: FlowDraft): number;
  open(message: Message): FlowDraft;
  add(draft: FlowDraft, message: Message): void;
  remove(draft: FlowDraft, message: Message): void;
  replace(draft: FlowDraft, old: Message, message: Message): void;
  dissolve(draft: FlowDraft): readonly Message[];
  /** Something that the flow is judged by has changed, and none of its messages. */
  touch(draft: FlowDraft): void;
  /** What happened around the flow has changed. */
  surround(draft: FlowDraft, around: Around): void;
  /**
   * Flows with that tie that began no later than `time`, the latest first. Looks at the newest few of those only: a tie that many
   * flows share (a client's id) says little about old ones, and the work must not grow with what was seen before. None that began
   * before `since` is among them.
   */
  find(name: TieName, value: string, time: number, since?: number): readonly FlowDraft[];
  /** The next few flows with that tie after this one, the latest first: what came long after says nothing of it. */
  findNext(name: TieName, value: string, draft: FlowDraft): readonly FlowDraft[];
  /** The last flows with that tie before this one, the latest first. Of the first {@link nextFew} this one is among the next few. */
  findPrevious(name: TieName, value: string, draft: FlowDraft): readonly FlowDraft[];
  /** True when any flow has that tie. */
  has(name: TieName, value: string): boolean;
  /** Grows with every change. */
  readonly revision: number;
  /** Gives a follower, which says at each call what has changed since its last one. */
  followChanges(): () => Changes;
  ofExchange(id: string): readonly FlowDraft[];
};

const newestFew = 32;
/** Flows after one that are looked at to judge it. */
export const nextFew = 8;

/** An assembly without flows. */
export function createAssembly(): Assembly {
  const drafts: FlowDraft[] = [];
  const followers: { drafts: Set<FlowDraft>; reordered: boolean }[] = [];
  let revision = 0;
  const changed = (draft: FlowDraft) => {
    revision += 1;
    for (const { drafts: seen } of followers) seen.add(draft);
  };
  const places = new Map<FlowDraft, number>();
  const reordered = () => {
    revision += 1;
    places.clear();
    for (const follower of followers) follower.reordered = true;
  };
  const touch = (draft: FlowDraft) => {
    draft.revision += 1;
    changed(draft);
  };
  const byTie = createTieIndex(startOf);
  const byExchange = new Map<string, FlowDraft[]>();

  const index = (draft: FlowDraft, message: Message) => {
    for (const tie of keysOf(message)) {
      if (draft.ties.has(tie)) continue;
      draft.ties.add(tie);
      byTie.add(tie, draft);
    }
    const sameExchange = byExchange.get(message.exchange.id);
    if (!sameExchange?.includes(draft)) append(byExchange, message.exchange.id, draft);
  };
  const unindex = (draft: FlowDraft, message: Message) => {
    const kept = createTieSet(...draft.messages.flatMap(keysOf));
    for (const tie of keysOf(message)) if (!kept.has(tie) && draft.ties.delete(tie)) byTie.remove(tie, draft);
    if (!draft.messages.some((other) => other.exchange.id === message.exchange.id))
      drop(byExchange, message.exchange.id, draft);
  };
  const place = (draft: FlowDraft) => {
    let at = drafts.length;
    while (at > 0 && startOf(drafts[at - 1]!) > startOf(draft)) at -= 1;
    if (at < drafts.length) reordered();
    drafts.splice(at, 0, draft);
  };
  const displace = (draft: FlowDraft) => {
    drafts.splice(drafts.lastIndexOf(draft), 1);
    reordered();
  };
  /** The index has flows in order of their beginning, which `change` may move. */
  const withMovedStart = (draft: FlowDraft, change: () => void) => {
    const ties = draft.ties.all();
    for (const tie of ties) byTie.remove(tie, draft);
    change();
    for (const tie of ties) byTie.add(tie, draft);
  };

  const placeOf = (draft: FlowDraft): number => {
    for (let at = places.size; at < drafts.length; at += 1) places.set(drafts[at]!, at);
    return places.get(draft) ?? -1;
  };

  return {
    drafts,
    placeOf,
    open(message) {
      const draft: FlowDraft = {
        messages: [message],
        ties: createTieSet(),
        revision: 0,
        around: nothingAround,
        end: -Infinity,
        hasErrors: false,
        get key() {
          return draft.messages[0]?.exchange.id ?? '';
        },
      };
      note(draft, message);
      place(draft);
      index(draft, message);
      changed(draft);
      return draft;
    },
    add(draft, message) {
      if (byTime(message, draft.messages[0]!) < 0) {
        withMovedStart(draft, () => insert(draft.messages, message));
        displace(draft);
        place(draft);
      } else insert(draft.messages, message);
      index(draft, message);
      note(draft, message);
      touch(draft);
    },
    remove(draft, message) {
      const take = () => draft.messages.splice(draft.messages.indexOf(message), 1);
      if (draft.messages[0] === message) withMovedStart(draft, take);
      else take();
      unindex(draft, message);
      touch(draft);
      if (draft.messages.length === 0) displace(draft);
    },
    replace(draft, old, message) {
      draft.messages[draft.messages.indexOf(old)] = message;
      note(draft, message);
      touch(draft);
    },
    dissolve(draft) {
      const messages = draft.messages.splice(0);
      for (const message of messages) unindex(draft, message);
      displace(draft);
      return messages;
    },
    touch,
    surround(draft, around) {
      draft.around = around;
      touch(draft);
    },
    get revision() {
      return revision;
    },
    find: (name, value, time, since) => byTie.latest(name, value, time, newestFew, since),
    findNext(name, value, draft) {
      const own = placeOf(draft);
      const following = byTie.following(name, value, startOf(draft), newestFew);
      return following
        .filter((other) => placeOf(other) > own)
        .slice(0, nextFew)
        .toReversed();
    },
    findPrevious(name, value, draft) {
      const time = startOf(draft);
      const before = byTie.latest(name, value, time, newestFew);
      // The latest come first, and flows stand in order of their beginning: only those of the same instant may stand behind.
      let same = 0;
      while (same < before.length && startOf(before[same]!) === time) same += 1;
      const beside = before
        .slice(0, same)
        .filter((other) => other !== draft && placeOf(other) < placeOf(draft));
      return [...beside, ...before.slice(same)];
    },
    followChanges() {
      const follower = { drafts: new Set<FlowDraft>(), reordered: true };
      followers.push(follower);
      return () => {
        const changes = { ...follower };
        follower.drafts = new Set();
        follower.reordered = false;
        return changes;
      };
    },
    has: byTie.has,
    ofExchange: (id) => byExchange.get(id) ?? [],
  };
}

/** What spares those who look at many flows a look at their messages. */
function note(draft: FlowDraft, message: Message): void {
  draft.end = Math.max(draft.end, endOf(message));
  draft.hasErrors ||= (message.exchange.status ?? 0) >= 400;
}

function insert(messages: Message[], message: Message): void {
  let at = messages.length;
  while (at > 0 && byTime(messages[at - 1]!, message) > 0) at -= 1;
  messages.splice(at, 0, message);
}

function append<K>(map: Map<K, FlowDraft[]>, key: K, draft: FlowDraft): void {
  const list = map.get(key);
  if (list) list.push(draft);
  else map.set(key, [draft]);
}

function drop<K>(map: Map<K, FlowDraft[]>, key: K, draft: FlowDraft): void {
  const list = map.get(key);
  const at = list?.lastIndexOf(draft) ?? -1;
  if (!list || at < 0) return;
  list.splice(at, 1);
  if (list.length === 0) map.delete(key);
}
