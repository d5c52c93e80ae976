import { isKnownName } from './secrecy.ts';
import { isProtocolWord } from './vocabulary.ts';

/** What this capture itself shows to be public: client ids, issuers, endpoints, scopes, host names. */
export interface KnownValues {
  addClientId(id: string): void;
  addHost(host: string): void;
  /** Remembers the value of a safe or URL parameter. */
  addSafe(value: string): void;
  isClientId(value: string): boolean;
  /** True when the value may be quoted in prose: safe in this capture, or a word of the protocol. */
  isSafe(value: string): boolean;
  /** True when the value must not be hunted for elsewhere, because that would hide what is public. */
  isPublic(value: string): boolean;
  /** How many questions were answered with no so far. Only such an answer can become another one later. */
  readonly refusals: number;
}

/**
 * The same knowledge, to which what is read adds nothing. Prose may call anything anything: only what stands in a place of its own (an
 * address, a parameter, a member) says what is public.
 */
export function untaught(known: KnownValues): KnownValues {
  const nothing = (): void => undefined;
  return {
    ...known,
    addClientId: nothing,
    addHost: nothing,
    addSafe: nothing,
    get refusals() {
      return known.refusals;
    },
  };
}

/** Nothing known yet. */
export function createKnownValues(): KnownValues {
  const clientIds = new Set<string>();
  const hosts = new Set<string>();
  const safe = new Set<string>();
  let refusals = 0;
  const inHost = (value: string): boolean => {
    const lower = value.toLowerCase();
    for (const host of hosts) if (host.includes(lower)) return true;
    return false;
  };
  const counted = (isKnown: boolean): boolean => {
    if (!isKnown) refusals += 1;
    return isKnown;
  };
  return {
    addClientId: (id) => void clientIds.add(id),
    addHost: (host) => void hosts.add(host.toLowerCase()),
    addSafe(value) {
      if (value.length > 2000) return;
      safe.add(value);
      for (const part of value.split(/[\s,]+/)) safe.add(part);
    },
    isClientId: (value) => counted(clientIds.has(value)),
    isSafe: (value) =>
      counted(
        safe.has(value) ||
          clientIds.has(value) ||
          hosts.has(value.toLowerCase()) ||
          isProtocolWord(value) ||
          isKnownName(value),
      ),
    isPublic: (value) =>
      counted(clientIds.has(value) || isProtocolWord(value) || isKnownName(value) || inHost(value)),
    get refusals() {
      return refusals;
    },
  };
}
