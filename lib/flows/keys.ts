import { sha256Base64Url } from '../exchange/digest.ts';
import { onceFor } from '../exchange/once-for.ts';
import { originOf, withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { sharedSecretOf } from '../messages/oauth2/shared-secret.ts';
import { ties } from '../messages/ties.ts';
import type { Role } from '../vocabulary/kind-row.ts';
import { isFrontChannelRequest, kinds } from '../vocabulary/kinds.ts';
import type { Tie } from '../vocabulary/ties.ts';

/** The keys a message makes known: later messages that carry one of them belong to the same flow. */
export const keysOf = onceFor(readKeys);

function readKeys(message: Message): readonly Tie[] {
  const { kind, client, returnAddress, carrier, url, exchange } = message;
  const asked = isFrontChannelRequest(message) ? originOf(carrier === 'redirect' ? url : exchange.url) : null;
  return [
    ...message.ties,
    ...message.offers,
    ...ties(
      ['follows', carrier === 'redirect' ? withoutFragment(url) : undefined],
      ['client', isAfterLogin.has(kinds[kind].role) ? undefined : client],
      ['redirect_uri', returnAddress],
      ['client_secret', sharedSecretOf(message)],
      ['server', asked],
      ['provider', asked],
    ),
  ];
}

/** What they name is the client of a login that is known otherwise, and finding it by them would make two of their flows one. */
const isAfterLogin: ReadonlySet<Role> = new Set<Role>(['logout', 'management', 'evidence']);

/** The challenges that may stand for a code verifier, by either method. RFC 7636 §4.6. */
export function challengesOf(verifier: string | undefined): readonly Tie[] {
  return verifier ? ties(['code_challenge', sha256Base64Url(verifier)], ['code_challenge', verifier]) : [];
}

/** Whether two readings of one exchange are the same messages with the same keys, so that nothing has to move; never where a document teaches. */
export function sameKeys(old: readonly Message[], now: readonly Message[]): boolean {
  const print = (messages: readonly Message[]) =>
    messages
      .map(
        (m) =>
          `${m.kind} ${m.carrier} ${m.confidence} ${m.token ?? ''} ${keysOf(m)
            .map(({ name, value }) => `${name} ${value}`)
            .join(' ')}`,
      )
      .join('\n');
  return old.length === now.length && old.every((m) => m.kind !== 'discovery') && print(old) === print(now);
}
