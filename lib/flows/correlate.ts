import type { Exchange } from '../exchange/exchange.ts';
import { addressKey, withoutFragment } from '../exchange/parameters.ts';
import type { Learned } from '../messages/learned.ts';
import type { Failure } from '../vocabulary/failure.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, type StepKind } from '../vocabulary/kinds.ts';
import { isTurnedAway } from '../messages/oauth2/challenged-request.ts';
import { isAboutIdJag } from '../messages/oauth2/id-jag.ts';
import { recognise } from '../messages/recognise.ts';
import { createAssembly, type Assembly } from './assembly.ts';
import { hasNoRoomFor, mostFlows } from './bounds.ts';
import { bounds, createContext, type Context } from './context/context.ts';
import type { FlowDraft } from './draft.ts';
import { asksAgain, mayBeAskedAgain, tieOfClient } from './asked-again.ts';
import { byTime, timeOf } from './flow.ts';
import { awaitingAnswer } from './awaiting-answer.ts';
import { awaitingTokens } from './awaiting-tokens.ts';
import { awaitsLanding } from './landing.ts';
import { isLeftStanding } from './left-standing.ts';
import { createLoose, type Loose } from './loose.ts';
import { takesUpOffer } from './join/offer.ts';
import { placeOf } from './join/place.ts';
import { tieRows, type Tie } from '../vocabulary/ties.ts';
import { keysOf, sameKeys } from './keys.ts';
import { callsBefore, isBesideLogin } from './script-calls.ts';
import { createServers, endpointsIn, type Servers } from './servers.ts';
import { lacksToken } from '../messages/oauth2/malformed-header.ts';
import { mayBeFollowed, startsFollowedBy } from './starts-followed.ts';
import { createSupporting, isSupporting, type Supporting } from './supporting.ts';
import { createTabsOfLogins } from './tabs-of-logins.ts';
import { taughtEndpoints } from './taught-endpoints.ts';

/** Exchanges go in, flows come together. The work per exchange depends on the flow it touches, not on what was seen before. */
export type Correlation = {
  /** Takes a new exchange, or a newer state of a known one. False: it is nothing of ours, so far. */
  put(exchange: Exchange): boolean;
  /** What an exchange was recognised as, whether it found its flow or not. */
  messagesOf(exchangeId: string): readonly Message[];
  readonly context: Pick<Context, 'remembers' | 'takeChanges'>;
  readonly learned: Learned;
  readonly assembly: Assembly;
  readonly servers: Servers;
  /** The tabs of the newest logins and those that opened them, each with when it was last of one, in milliseconds since 1970. */
  tabsOfLogins(): ReadonlyMap<number, number>;
  /** What exchanges were recognised as, and those that wait or serve, for {@link restate}. */
  readonly known: Map<string, readonly Message[]>;
  readonly loose: Pick<Loose, 'replace'>;
  readonly supporting: Pick<Supporting, 'replace'>;
  /** More flows began than are kept. */
  readonly isCut: boolean;
  /** A login redeemed its code and the answer could not be read: any token may be its. */
  awaitsTokens(): boolean;
};

/** Messages whose flow is not known yet; the oldest go first. */
const mostLoose = 300;

/**
 * @param watch is told every URL at which a message of a flow seen so far may arrive
 * @param watchToken is told every token that a flow issued
 * @param watchProvider is told every origin at which a login has begun
 * @param awaitCalls is told the host names whose API may be called right after a login, and until when
 * @param failed is told of a recogniser that threw
 * @param most flows are kept, the first ones
 */
export function createCorrelation(
  watch: (endpoint: string) => void,
  watchToken: (token: string) => void = () => {},
  watchProvider: (origin: string) => void = () => {},
  awaitCalls: (hosts: ReadonlySet<string>, until: number) => void = () => {},
  failed: (failure: Failure) => void = () => {},
  most = mostFlows,
): Correlation {
  const assembly = createAssembly();
  const context = createContext(assembly, awaitCalls);
  const grown = new Set<FlowDraft>();
  const servers = createServers();
  const supporting = createSupporting(assembly, servers);
  const loose = createLoose(mostLoose);
  const known = new Map<string, readonly Message[]>();
  let latest = -Infinity;
  let isCut = false;

  const learned: Learned = {
    kindAt: (endpoint) => servers.kindAt(endpoint),
    isRedirectUri: (endpoint) => assembly.has('redirect_uri', addressKey(endpoint)),
    isLanding: (exchange) =>
      assembly
        .find('landing', withoutFragment(exchange.url), exchange.startedAt)
        .some((draft) => awaitsLanding(draft, exchange)),
    isPostLogoutRedirectUri: (endpoint) => assembly.has('post_logout_redirect_uri', addressKey(endpoint)),
    isClientId: (url) => assembly.has('client', url),
    isVerificationUri: (endpoint) => assembly.has('verification_uri', addressKey(endpoint)),
    isServerOrigin: (origin) => assembly.has('server', origin),
    awaitsAnswer: (exchange) => awaitingAnswer(assembly, exchange) !== undefined,
    knows: assembly.has,
    roundsBefore: (exchange) => context.roundsBefore(exchange),
    pagesBefore: (exchange) => context.pagesBefore(exchange),
    pagesOfAllTabs: (exchange) => context.pagesOfAllTabs(exchange),
    isLeftStanding: (code, exchange) =>
      isLeftStanding(assembly.find('code', code, exchange.startedAt)[0], exchange),
  };

  const grow = (draft: FlowDraft, message: Message): void => {
    if (bounds(message) && !context.isSettledWith(draft, message)) grown.add(draft);
    if (isFrontChannelRequest(message)) touchAskedAgain(draft, message);
  };

  /** What came of a login shows in the next one too: whether its client asked for it again. */
  const touchAskedAgain = (draft: FlowDraft, request: Message): void => {
    const tie = tieOfClient(request);
    for (const other of tie ? assembly.find(tie.name, tie.value, timeOf(request)) : [])
      if (other !== draft && mayBeAskedAgain(other, draft) && asksAgain(other.messages, draft.messages))
        assembly.touch(other);
  };

  const awaitAt = (endpoint: string, kind: StepKind): void => {
    servers.place(endpoint, kind);
    watch(endpoint);
  };

  const place = (message: Message): void => {
    if (message.kind === 'discovery' && message.answer && servers.learn(message.answer)) {
      endpointsIn(message.answer).forEach(watch);
    }
    for (const [endpoint, kind] of taughtEndpoints(message)) awaitAt(endpoint, kind);
    if (isSupporting(message)) {
      supporting.take(message);
      return;
    }
    for (const before of [...callsBefore(assembly, message), ...startsFollowedBy(assembly, message)]) {
      context.dissolved(before);
      assembly.dissolve(before).forEach(wait);
    }
    const found = isBesideLogin(assembly, message) ? 'wait' : placeOf(assembly, message);
    if (found === 'wait') {
      if (isTurnedAway(message) || message.kind === 'preflight') supporting.take(message);
      else wait(message);
      return;
    }
    if (hasRoom(found, message)) settle(found, message);
    else forget(message);
  };

  const hasRoom = (found: FlowDraft | 'open', message: Message): boolean => {
    if (found !== 'open') return !hasNoRoomFor(found.messages, message);
    isCut ||= assembly.drafts.length >= most;
    return assembly.drafts.length < most;
  };

  const settle = (found: FlowDraft | 'open', message: Message): void => {
    for (const tie of keysOf(message)) report(tie);
    if (found === 'open') {
      const draft = assembly.open(message);
      grow(draft, message);
      supporting.began(draft);
    } else {
      // It may be taken to a server that the flow had nothing to do with before.
      const goesOn = takesUpOffer(found, message) || isAboutIdJag(message);
      assembly.add(found, message);
      grow(found, message);
      if (goesOn) supporting.began(found);
    }
    callLoose(message);
  };

  /** Tells what is worth looking at from now on. */
  const report = ({ name, value }: Tie): void => {
    switch (tieRows[name].watch) {
      case 'address':
        return watch(value);
      case 'identifier':
        return isDescribed(value) ? watch(value) : undefined;
      case 'token':
        return watchToken(value);
      case 'origin':
        return watchProvider(value);
      case undefined:
        return undefined;
    }
  };

  const wait = (message: Message): void => {
    const dropped = loose.add(message);
    if (dropped) forget(dropped);
  };

  const forget = (message: Message): void => {
    if (assembly.ofExchange(message.exchange.id).length === 0) known.delete(message.exchange.id);
  };

  /** What waited for a value that this message made known joins its flow. */
  const callLoose = (message: Message): void => {
    for (const waiting of loose.waitingFor(keysOf(message))) {
      const draft = assembly.ofExchange(message.exchange.id).at(-1);
      if (!draft || (waiting.kind === 'resource_request' && byTime(waiting, message) < 0)) continue;
      if (hasNoRoomFor(draft.messages, waiting)) continue;
      loose.remove(waiting);
      assembly.add(draft, waiting);
      grow(draft, waiting);
    }
  };

  const reassemble = (drafts: readonly FlowDraft[], without: string, messages: readonly Message[]): void => {
    const all = [...messages];
    for (const draft of new Set(drafts)) {
      context.dissolved(draft);
      for (const message of draft.messages)
        if (isFrontChannelRequest(message)) touchAskedAgain(draft, message);
      for (const message of assembly.dissolve(draft)) {
        supporting.forget(message.exchange.id);
        if (message.exchange.id !== without) all.push(message);
      }
    }
    for (const message of all.sort(byTime)) place(message);
  };

  const replace = (old: readonly Message[], exchange: Exchange, messages: readonly Message[]): void => {
    supporting.forget(exchange.id);
    loose.removeExchange(exchange.id);
    const drafts = assembly.ofExchange(exchange.id);
    if (drafts.length > 0 && sameKeys(old, messages)) {
      for (const draft of drafts) {
        old.forEach((message, at) => {
          if (draft.messages.includes(message)) assembly.replace(draft, message, messages[at]!);
        });
        for (const message of messages) grow(draft, message);
      }
      return;
    }
    reassemble([...drafts, ...sharing(assembly, messages)], exchange.id, messages);
  };

  /** The messages that the exchange is find their flows. */
  const take = (exchange: Exchange): boolean => {
    const old = known.get(exchange.id);
    const messages = recognise(exchange, learned, failed);
    if (messages.length === 0 && !old) return false;
    if (messages.length > 0) known.set(exchange.id, messages);
    else known.delete(exchange.id);
    if (old) replace(old, exchange, messages);
    else if (exchange.startedAt >= latest) messages.forEach(place);
    else reassemble(sharing(assembly, messages), exchange.id, messages);
    latest = Math.max(latest, exchange.startedAt);
    return known.has(exchange.id);
  };

  /** It counts among what surrounds a login: what led to one, and a call without the token that it should bring, of no login so far. */
  const isAround = (messages: readonly Message[] = []): boolean =>
    mayBeFollowed(messages) ||
    messages.some(
      ({ kind, exchange }) =>
        kind === 'resource_request' && lacksToken(exchange) && assembly.ofExchange(exchange.id).length === 0,
    );

  return {
    assembly,
    servers,
    learned,
    context,
    messagesOf: (exchangeId) => known.get(exchangeId) ?? [],
    put(exchange) {
      const isMessage = take(exchange);
      context.saw(exchange, isMessage && !isAround(known.get(exchange.id)), grown);
      grown.clear();
      return isMessage || context.holds(exchange.id);
    },
    known,
    loose,
    supporting,
    get isCut() {
      return isCut;
    },
    awaitsTokens: awaitingTokens(assembly),
    tabsOfLogins: createTabsOfLogins(assembly.drafts),
  };
}

/** A client whose identifier is an address may be described there: a metadata document, a SAML entity. */
function isDescribed(client: string): boolean {
  return /^https?:\/\/[^/]+\/./s.test(client);
}

/** Flows that share a value with the messages that hardly two flows have by chance. */
function sharing(assembly: Assembly, messages: readonly Message[]): readonly FlowDraft[] {
  return messages
    .flatMap(keysOf)
    .filter(({ name }) => !tieRows[name].isWeak)
    .flatMap(({ name, value }) => assembly.find(name, value, Infinity));
}
