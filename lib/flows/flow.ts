import type { Exchange } from '../exchange/exchange.ts';
import type { Message } from '../messages/message.ts';
import type { MessageKind } from '../vocabulary/kinds.ts';
import type { Verdicts } from '../vocabulary/verdicts.ts';
import type { TieName } from '../vocabulary/ties.ts';
import type { ServerMetadata } from './servers.ts';

/** The messages of one login or grant, in order of time. Made by the correlation, read by everything after it. */
export type Flow = {
  /** Id of the exchange the flow began with: stays the same while the flow grows. */
  readonly key: string;
  readonly messages: readonly Message[];
  /**
   * What happened around a login and is no message of it, in order of time: pages of the client's and the provider's hosts in the
   * same tab, answers of theirs that set cookies, prefetches that led to the provider, and what the client's API answered right
   * after. From a minute before the login's beginning until half a minute after its answer, or until the client's next login begins
   * there. Bounded, and without what was sent. Messages of other logins are among it where they set cookies. Empty for flows without
   * a front channel.
   */
  readonly context: readonly Exchange[];
  /** Ids of those exchanges of the context that are messages of other logins. */
  readonly ofOthers?: ReadonlySet<string>;
  /** More of the context may have been let go: the most telling stayed. */
  readonly isContextFull?: boolean;
  /** It has as many messages as a flow can have: later ones may have been left out. */
  readonly isCut?: boolean;
  /** Key of the flow this one is nested in: a broker's upstream login, or the flow whose token was exchanged. */
  readonly parent: string | undefined;
  /** What the authorization server says of itself, where its metadata was seen. */
  readonly metadata: ServerMetadata | undefined;
  /** Flows that began before this one and have that tie too: what is used twice in one capture. The latest first. */
  readonly earlier?: FlowsWith;
  /**
   * Flows that began after this one and have that tie too: what was begun before this one was answered. The latest first. None that began
   * after `until`, in milliseconds since 1970: whoever has no use for it should say so, or this one is judged anew for each of them.
   */
  readonly later?: (...asked: [...Parameters<FlowsWith>, until?: number]) => ReturnType<FlowsWith>;
  /**
   * All times round of a login that went round, in order, the first of them this flow's own messages; at least three. Absent for a login
   * that did not. Of very many, the first and the last.
   */
  readonly rounds?: readonly Flow[];
  /** How many times round between them were left out. */
  readonly roundsLeftOut?: number;
  /** Reads pages, where somebody does: it is heavy, and the worker has no use for it. */
  readonly saysFailure?: SaysFailure;
  /** Reads what wallets answer more closely, where somebody does: the worker has no use for it. */
  readonly readAnswer?: ReadAnswer;
};

/** What is heavy to read and not read by everybody. */
export type Readers = Pick<Flow, 'saysFailure' | 'readAnswer'>;

/**
 * What an answer of a wallet’s shows, documents too, and how it differs from the request, as verdicts; those that are good among them. Of a
 * message between wallet and issuer: what is wrong with it.
 */
export type ReadAnswer = (answer: Message, flow: Pick<Flow, 'messages'>) => Verdicts;

/** Finds flows by a tie. */
export type FlowsWith = (name: TieName, value: string) => readonly OtherFlow[];

/** As much of a flow as others are judged by. */
export type OtherFlow = Pick<Flow, 'key' | 'messages'> & {
  /** False: none of its messages was answered with an error. */
  readonly hasErrors?: boolean;
};

/**
 * Whether a page says that something failed, and what no page of `earlier` said: `plainly` in wording that is known to be of whoever it is
 * `by` (an application, where nothing else is said), or a heading that says that the login failed; of an application `headed` in such wording
 * above a page, which may be about it, `aside` in its running text or of any server, which may be about others; `vaguely` in such wording
 * that hides the reason; `besides` in an application’s words about something that is no login, `likely` in any other.
 */
export type SaysFailure = (
  page: Exchange,
  earlier: readonly Exchange[],
  by?: 'client' | 'authorization_server',
) => 'plainly' | 'headed' | 'aside' | 'vaguely' | 'besides' | 'likely' | undefined;

/** The messages of that kind, in order of time. */
export function messagesOf(flow: Pick<Flow, 'messages'>, kind: MessageKind): readonly Message[] {
  // Asked for hundreds of times of each flow, and nearly always there is none.
  let found: Message[] | undefined;
  for (const message of flow.messages) if (message.kind === kind) (found ??= []).push(message);
  return found ?? none;
}

const none: readonly Message[] = [];

/** When a message began, in milliseconds since 1970. A redirected response begins when its redirect was answered. */
export function timeOf(message: Message): number {
  const { startedAt, duration } = message.exchange;
  return message.carrier === 'redirect' ? startedAt + (duration ?? 0) : startedAt;
}

/** When what answered it was there, in milliseconds since 1970; when it began where nothing tells how long it took. */
export function endOf({ exchange: { startedAt, duration } }: Pick<Message, 'exchange'>): number {
  return startedAt + (duration ?? 0);
}

/** Order of time; messages of the same instant keep the order of their entries. */
export function byTime(a: Message, b: Message): number {
  return (
    a.exchange.startedAt - b.exchange.startedAt || a.exchange.entry - b.exchange.entry || rank(a) - rank(b)
  );
}

function rank(message: Message): number {
  return message.carrier === 'redirect' ? 1 : 0;
}
