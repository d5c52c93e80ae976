import type { Message } from '../messages/message.ts';
import { ties } from '../messages/ties.ts';
import { tieRows, type Tie, type TieName } from '../vocabulary/ties.ts';
import { challengesOf, keysOf } from './keys.ts';

/** A value that two messages share, by its name, and the other message. */
export type SharedTie = { readonly name: TieName; readonly other: Message };

/**
 * The values that tie a message to others, each name once for every message: those that hardly two logins share (`state`, `code`) before
 * those that many do (the client, the server). For what is told of a joining; the joining itself looks at order and place, too.
 */
export function tiesOf(message: Message, others: readonly Message[]): readonly SharedTie[] {
  const own = carriedBy(message);
  const shared = others.flatMap((other) => {
    const theirs = new Set(carriedBy(other).map(print));
    const names = own.filter((tie) => theirs.has(print(tie))).map(({ name }) => name);
    return [...new Set(names)].map((name): SharedTie => ({ name, other }));
  });
  return shared.toSorted((a, b) => Number(isWeak(a)) - Number(isWeak(b)));
}

function isWeak({ name }: SharedTie): boolean {
  return tieRows[name].isWeak ?? false;
}

function print({ name, value }: Tie): string {
  return `${name} ${value}`;
}

/** What it makes known, and what it presents or proves of others. */
function carriedBy(message: Message): readonly Tie[] {
  const { params, kind, url, token } = message;
  return [
    ...keysOf(message),
    ...challengesOf(params['code_verifier']),
    ...ties(['token', params['refresh_token']], ['token', token]),
    ...(kind === 'authorization_response' ? ties(['redirect_uri', url]) : []),
  ];
}
