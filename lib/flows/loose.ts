import type { Message } from '../messages/message.ts';
import type { Key } from './keys.ts';

/** Messages whose flow is not known yet, found by the values that would tell it. */
export type Loose = {
  /** Keeps the message. Gives the oldest one back when there are too many. */
  add(message: Message): Message | undefined;
  /** Those that wait for one of these keys; they stay until they are removed. */
  waitingFor(keys: readonly Key[]): readonly Message[];
  remove(message: Message): void;
  removeExchange(id: string): void;
  /** Another form of a waiting message, with the same values, takes its place. */
  replace(old: Message, message: Message): void;
};

/** Nothing waits yet. @param most how many may wait */
export function createLoose(most: number): Loose {
  const messages = new Set<Message>();
  const byKey = new Map<Key, Set<Message>>();
  const remove = (message: Message): void => {
    if (!messages.delete(message)) return;
    for (const key of wantedBy(message)) {
      const waiting = byKey.get(key);
      waiting?.delete(message);
      if (waiting?.size === 0) byKey.delete(key);
    }
  };
  const insert = (message: Message): void => {
    messages.add(message);
    for (const key of wantedBy(message)) {
      const waiting = byKey.get(key);
      if (waiting) waiting.add(message);
      else byKey.set(key, new Set([message]));
    }
  };
  return {
    add(message) {
      insert(message);
      if (messages.size <= most) return undefined;
      const [oldest] = messages;
      if (oldest) remove(oldest);
      return oldest;
    },
    waitingFor: (keys) => keys.flatMap((key) => [...(byKey.get(key) ?? [])]),
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

/** Keys that would tell a waiting message its flow. */
function wantedBy(message: Message): readonly Key[] {
  const keys: Key[] = [];
  for (const value of message.other?.shared ?? []) keys.push(`shared:${value}`);
  if (message.token) keys.push(`token:${message.token}`);
  if (message.kind === 'authorization_response' && message.params['code'])
    keys.push(`code:${message.params['code']}`);
  return keys;
}
