import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hostsBeside } from './beside-app.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';
import { endpointOf, hostOf, withoutFragment } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse, isLogout, kinds } from '../../vocabulary/kinds.ts';
import { isTopPage, setsCookies, surroundingOf } from '../../messages/surrounding.ts';
import { answerHosts } from '../../messages/vendors.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { isToProvider, partiesOf, type Parties } from './parties.ts';
import { Memory, placeHostOf, type Remembered } from './remembered.ts';
import {
  handsCode,
  isCutBy,
  isInTab,
  isOwnLogout,
  mayConcern,
  takenAfterAll,
  sharesClient,
  surrounds,
  tabsOf,
  type Scope,
} from './scope.ts';
import { spare } from './spare.ts';
import { nothingAround, trim, type Around } from './trim.ts';
import {
  isAskedForPage,
  longestUntilCall,
  longestUntilHandOff,
  cutAt,
  isIn,
  lastOf,
  windowOf,
  withOwnLogout,
  type Window,
} from './window.ts';

/** What has changed since this was asked last, of what surrounds logins and of what may turn out to. */
export type ContextChanges = {
  /** It surrounds a login: evidence now, or in a newer state. */
  readonly kept: readonly Exchange[];
  /** Ids of what is evidence no more. */
  readonly released: readonly string[];
  /** It surrounds no login so far and is remembered, or has changed. */
  readonly remembered: readonly Exchange[];
  /** Ids of what is remembered no more: it is evidence now, or was let go. */
  readonly forgotten: readonly string[];
};

/** Finds what happened around logins: before it is known that one begins, while it runs, and right after. */
export type Context = {
  /**
   * Any exchange that passed, or a newer state of one, and the flows that began or grew by it.
   */
  saw(exchange: Exchange, isMessage: boolean, grown: ReadonlySet<FlowDraft>): void;
  /** The flow asks a server once more whose part in the login is known: nothing around it is to be looked at anew. */
  isSettledWith(draft: FlowDraft, message: Message): boolean;
  /** The flow is taken apart. */
  dissolved(draft: FlowDraft): void;
  /** True for what surrounds a login. */
  holds(id: string): boolean;
  /** How often within the last minute the same address led to the same other one in that tab, and no page was shown in between. */
  roundsBefore(exchange: Exchange): number;
  /** The pages at the top of its tab within the last minute, in order of time. */
  pagesBefore(exchange: Exchange): readonly Exchange[];
  /** The same of all tabs. */
  pagesOfAllTabs(exchange: Exchange): readonly Exchange[];
  /** True for what passed lately and surrounds no login so far. */
  remembers(id: string): boolean;
  takeChanges(): ContextChanges;
};

/** The newest logins are looked at, no others: work must not grow with what was seen before. */
const newestFew = 32;

/** Milliseconds within which a browser goes round. */
const longestRounds = 60_000;

/** @param awaitCalls is told the host names whose API may be called, and until when, in milliseconds since 1970 */
export function createContext(
  assembly: Assembly,
  awaitCalls: (hosts: ReadonlySet<string>, until: number) => void,
): Context {
  const scopes = new Map<FlowDraft, Scope>();
  /** For each exchange around logins, how each of them holds it. */
  const pins = new Map<string, Map<FlowDraft, Exchange>>();
  const memory = new Memory((id) => pins.has(id));
  const touched = new Set<string>();
  const unsettled = new Set<string>();

  const pagesOfAllTabs = ({ id, startedAt }: Exchange): readonly Exchange[] =>
    memory
      .within(startedAt - longestRounds, startedAt)
      .map((one) => one.exchange)
      .filter((one) => one.id !== id && isTopPage(one));
  const pagesBefore = (exchange: Exchange): readonly Exchange[] =>
    pagesOfAllTabs(exchange).filter((one) => one.context.tab === exchange.context.tab);

  const unpin = (draft: FlowDraft, id: string): void => {
    const holders = pins.get(id);
    if (!holders?.delete(draft)) return;
    if (holders.size === 0) pins.delete(id);
    touched.add(id);
  };

  const pin = (draft: FlowDraft, exchange: Exchange): void => {
    const holders = pins.get(exchange.id) ?? new Map<FlowDraft, Exchange>();
    if (holders.get(draft) === exchange) return;
    pins.set(exchange.id, holders.set(draft, exchange));
    touched.add(exchange.id);
  };

  /** With the first logout that was the app’s own affair. */
  const windowWithLogout = ({ messages }: FlowDraft): Window | undefined => {
    const window = windowOf(messages);
    if (window?.answered === undefined || window.signsOut) return window;
    const logouts = memory.signingOut().filter(({ time }) => time > window.answered!);
    if (logouts.length === 0) return window;
    const tabs = tabsOf(messages);
    const scope = { window, parties: partiesOf(messages, []) };
    const own = logouts.find((one) => isInTab(one.exchange, tabs) && isOwnLogout(one, scope));
    return withOwnLogout(window, own?.time);
  };

  /** Looks anew at all that may surround the flow. */
  const settle = (draft: FlowDraft): void => {
    const window = windowWithLogout(draft);
    if (!window) {
      scopes.delete(draft);
      hold(draft, nothingAround);
      return;
    }
    const own = new Set(draft.messages.map(({ exchange }) => exchange.id));
    const tabs = tabsOf(draft.messages);
    const near = memory
      .within(window.from, lastOf(window))
      .filter(({ exchange, time }) => isIn(time, window) && !own.has(exchange.id) && isInTab(exchange, tabs));
    const parties = partiesOf(
      draft.messages,
      near.map(({ exchange }) => exchange),
    );
    const codes = codesOf(draft.messages);
    const { answered = Infinity } = window;
    const late = memory
      .within(window.until, answered + longestUntilHandOff)
      .filter((one) => !isIn(one.time, window) && handsCode(one, { window, parties, codes }));
    const scope: Scope = {
      window: cutAt(window, nextOf(draft, parties, tabs, window)),
      parties,
      tabs,
      requests: new Set(
        draft.messages
          .filter((one) => isFrontChannelRequest(one) || one.kind === 'refused_start')
          .map(({ exchange }) => withoutFragment(exchange.url)),
      ),
      codes,
      isIsolated: near.some(({ exchange }) => openerPolicyOf(exchange) !== undefined),
      openers: new Set(
        draft.messages.flatMap((one) => (isFrontChannelRequest(one) ? (cameFrom(one.exchange) ?? []) : [])),
      ),
    };
    scopes.delete(draft);
    scopes.set(draft, scope);
    const around = [...near, ...late].filter((one) => surrounds(one, scope));
    hold(draft, trim([...around, ...takenAfterAll(near, around, scope)], scope.window));
    const { awaitsWallet } = window;
    if (window.answered !== undefined || awaitsWallet)
      awaitCalls(
        new Set([...parties.client, ...hostsBeside(parties.client), ...answerHosts]),
        awaitsWallet ? window.until : answered + longestUntilCall,
      );
  };

  const hold = (draft: FlowDraft, around: Around): void => {
    const { context } = around;
    const before = draft.around.context;
    if (isSame(before, context) && draft.around.isFull === around.isFull) return;
    const kept = new Set(context.map(({ id }) => id));
    for (const { id } of before) if (!kept.has(id)) unpin(draft, id);
    for (const exchange of context) pin(draft, exchange);
    for (const { id } of [...before, ...context]) memory.settle(id);
    assembly.surround(draft, around);
  };

  /** When the next login of the same client began in the same place: what follows belongs to that one. */
  const nextOf = (
    draft: FlowDraft,
    parties: Parties,
    tabs: ReadonlySet<number>,
    { began, answered = began }: Window,
  ): number => {
    let next = Infinity;
    for (const [other, scope] of scopes) {
      const { window } = scope;
      const begins = window.began;
      if (other === draft || window.isLogout || begins <= answered || begins >= next) continue;
      if (sharesClient({ parties, tabs }, scope)) next = begins;
    }
    return next;
  };

  const remember = (exchange: Exchange, isMessage: boolean): Remembered | undefined => {
    // Of other logins' messages the cookies count: their pages are their own.
    const isOutside = (isMessage && !setsCookies(exchange)) || placeHostOf(exchange) === '';
    const surrounding = isOutside ? undefined : surroundingOf(exchange);
    if (surrounding) return memory.put(isMessage ? exchange : spare(exchange), surrounding, isMessage);
    memory.remove(exchange.id);
    return undefined;
  };

  const grow = (draft: FlowDraft): void => {
    settle(draft);
    const scope = scopes.get(draft);
    const cut = [...scopes].filter(([, earlier]) => scope && isCutBy(earlier, scope));
    for (const [other] of cut) settle(other);
    for (const [oldest] of scopes) {
      if (scopes.size <= newestFew) break;
      scopes.delete(oldest);
    }
  };

  return {
    saw(exchange, isMessage, grown) {
      const holders = [...(pins.get(exchange.id)?.keys() ?? [])];
      const one = remember(exchange, isMessage);
      for (const draft of grown) if (draft.messages.length > 0) grow(draft);
      const concerned = new Set(holders);
      if (one) for (const [draft, scope] of scopes) if (mayConcern(one, scope)) concerned.add(draft);
      for (const draft of concerned) if (!grown.has(draft)) settle(draft);
      unsettled.add(exchange.id);
      for (const id of unsettled) memory.settle(id);
      unsettled.clear();
    },
    isSettledWith(draft, message) {
      const scope = kinds[message.kind].role === 'redemption' ? scopes.get(draft) : undefined;
      const host = hostOf(message.exchange.url);
      return scope !== undefined && (scope.parties.provider.has(host) || scope.parties.client.has(host));
    },
    dissolved(draft) {
      scopes.delete(draft);
      const { context } = draft.around;
      for (const { id } of context) {
        unpin(draft, id);
        unsettled.add(id);
      }
    },
    holds: (id) => pins.has(id),
    pagesBefore,
    pagesOfAllTabs,
    roundsBefore: (exchange) => {
      const before = pagesBefore(exchange);
      const shown = before.findLastIndex(
        ({ redirectUrl, status }) => redirectUrl === undefined && status !== undefined,
      );
      return before.slice(shown + 1).filter((one) => isSameHop(one, exchange)).length;
    },
    remembers: (id) => memory.isLoose(id),
    takeChanges() {
      const kept: Exchange[] = [];
      const released: string[] = [];
      for (const id of touched) {
        const one = memory.get(id);
        if (one?.isMessage) continue;
        const holders = pins.get(id);
        if (!one || !holders) released.push(id);
        else kept.push([...holders.values()].includes(one.exchange) ? one.exchange : one.bare);
      }
      touched.clear();
      return { kept, released, ...memory.takeChanges() };
    },
  };
}

/** True for messages that say where and when a login happens; the rest changes nothing in what surrounds it. */
export function bounds(message: Message): boolean {
  return (
    isToProvider(message) ||
    isFrontChannelResponse(message) ||
    isLogout(message) ||
    isAskedForPage(message) ||
    message.kind === 'provider_error_page' ||
    message.kind === 'refused_start'
  );
}

function codesOf(messages: readonly Message[]): ReadonlySet<string> {
  return new Set(messages.flatMap((one) => (isFrontChannelResponse(one) ? (one.params['code'] ?? []) : [])));
}

function isSameHop(one: Exchange, { url, redirectUrl = '' }: Exchange): boolean {
  return (
    endpointOf(one.url) === endpointOf(url) && endpointOf(one.redirectUrl ?? '') === endpointOf(redirectUrl)
  );
}

function isSame(a: readonly Exchange[], b: readonly Exchange[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
