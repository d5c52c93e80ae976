import type { Message } from '../messages/message.ts';
import { ties } from '../messages/ties.ts';
import type { Tie } from '../vocabulary/ties.ts';
import { createTieIndex } from './tie-index.ts';

/** Messages whose flow is not known yet, found by the values that would tell it. */
export type Loose = {
  /** Keeps the message. Gives the oldest one back when there are too many. */
  add(message: Message): Message | undefined;
  /** Those that wait for one of these ties; they stay until they are removed. */
  waitingFor(known: readonly Tie[]): readonly Message[];
  remove(message: Message): void;
  removeExchange(id: string): void;
  /** Another form of a waiting message, with the same values, takes its place. */
  replace(old: Message, message: Message): void;
};

/** Nothing waits yet. @param most how many may wait */
export function createLoose(most: number): Loose {
  const messages = new Set<Message>();
  const byTie = createTieIndex<Message>();
  const remove = (message: Message): void => {
    if (!messages.delete(message)) return;
    for (const tie of wantedBy(message)) byTie.remove(tie, message);
  };
  const insert = (message: Message): void => {
    messages.add(message);
    for (const tie of wantedBy(message)) byTie.add(tie, message);
  };
  return {
    add(message) {
      insert(message);
      if (messages.size <= most) return undefined;
      const [oldest] = messages;
      if (oldest) remove(oldest);
      return oldest;
    },
    waitingFor: (known) => known.flatMap(({ name, value }) => [...byTie.find(name, value)]),
    remove,
    replace(old, message) {
      if (!messages.has(old)) return;
      remove(old);
      insert(message);
    },
    removeExchange(id) {
      for (const message of messages) if (message.exchange.id === id) remove(message);
    },
  };
}

/** Ties that would tell a waiting message its flow. */
function wantedBy({ token, ties: own }: Message): readonly Tie[] {
  return [...own, ...ties(['token', token])];
}
