import { byTime, timeOf } from './flow.ts';
import type { Assembly } from './assembly.ts';
import { failedAttempt, mayBeginAttempt, placeOf } from './attempt.ts';
import { requestOf, startOf, type FlowDraft } from './draft.ts';
import { isOfClient } from './serving-place.ts';
import { isFedcmLookup } from './fedcm-attempt.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';

/** Attempts to log in that ended before a login began: flows of their own, made of what would have served it. */
export type Attempts = {
  /** True for a flow that is such an attempt. */
  has(draft: FlowDraft): boolean;
  /**
   * Looks anew at what serves no login so far: what makes a failed attempt becomes a flow, and one that a login followed after all is none
   * any more. Touches nothing that stands as it should.
   */
  settle(unserved: readonly Message[]): void;
};

/** Milliseconds between two requests of one attempt, and between an attempt and the login that it led to. */
const longestGap = 30_000;
/** While a person finds the password. */
const longestWindow = 10 * 60_000;
const longestUntilLogin = 60_000;

/** No attempt yet. */
export function createAttempts(assembly: Assembly): Attempts {
  const attempts = new Set<FlowDraft>();

  const fit = (draft: FlowDraft, messages: readonly Message[]): void => {
    for (const message of messages) if (!draft.messages.includes(message)) assembly.add(draft, message);
    for (const message of draft.messages.filter((one) => !messages.includes(one)))
      assembly.remove(draft, message);
  };

  return {
    has: (draft) => attempts.has(draft),
    settle(unserved) {
      for (const draft of attempts) if (draft.messages.length === 0) attempts.delete(draft);
      const logins = assembly.drafts.slice(-newestFew).filter((draft) => !attempts.has(draft));
      const failed = groupsOf(unserved.filter(mayBeginAttempt)).filter(
        (group) => failedAttempt(group) !== undefined && !logins.some((login) => wentOn(group, login)),
      );
      const kept = new Set<FlowDraft>();
      for (const group of failed) {
        const known = [...attempts].find(
          (draft) => !kept.has(draft) && draft.messages.some((message) => group.includes(message)),
        );
        const draft = known ?? assembly.open(group[0]!);
        attempts.add(draft);
        kept.add(draft);
        fit(draft, group);
      }
      for (const draft of attempts) {
        if (kept.has(draft)) continue;
        attempts.delete(draft);
        assembly.dissolve(draft);
      }
    },
  };
}

const newestFew = 16;

/** What one page or program asked for in one go. */
function groupsOf(messages: readonly Message[]): readonly (readonly Message[])[] {
  const groups: Message[][] = [];
  for (const message of messages.toSorted(byTime)) {
    const group = groups.findLast((one) => {
      const last = one.at(-1)!;
      const gap = last.kind === 'login_window' ? longestWindow : longestGap;
      return timeOf(message) - timeOf(last) <= gap && isOfGroup(message, one);
    });
    if (group) group.push(message);
    else groups.push([message]);
  }
  return groups;
}

/** A window that the browser opens is a place of its own: it is known by the provider that was asked before. */
function isOfGroup(message: Message, group: readonly Message[]): boolean {
  const asked = group.filter(({ kind }) => kind !== 'login_window');
  if (message.kind === 'login_window')
    return asked.some((one) => isFedcmLookup(one) && originOf(one.url) === originOf(message.url));
  return asked.length > 0 && isSamePlace(asked.at(-1)!, message);
}

function isSamePlace(a: Message, b: Message): boolean {
  const [first, second] = [placeOf(a), placeOf(b)];
  const isSameTab = first.tab === undefined || second.tab === undefined || first.tab === second.tab;
  return isSameTab && (first.page === undefined || second.page === undefined || first.page === second.page);
}

/** The client found its way after all, or had found it before. */
function wentOn(group: readonly Message[], login: FlowDraft): boolean {
  const request = requestOf(login) ?? login.messages[0];
  if (!request) return false;
  const from = startOf(login);
  const until = login.messages.at(-1) ? timeOf(login.messages.at(-1)!) : from;
  const isNear =
    from <= timeOf(group.at(-1)!) + longestUntilLogin && until >= timeOf(group[0]!) - longestUntilLogin;
  return isNear && group.every((message) => isOfClient(message, login));
}
