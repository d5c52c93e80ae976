import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { answeredAt } from '../answered-at.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import type { Refresh } from './refresh.ts';

/** How long a refresh token was good, as its server said when it gave it or took it last. */
export type RefreshLifetime = {
  /** The answer that says so, or that brought a token which says it of itself. */
  readonly message: Message;
  /** The member or claim, by its own name: `refresh_expires_in` (Keycloak, TikTok), `refresh_token_expires_in` (GitHub, Entra), `exp`. */
  readonly name: string;
  /** Seconds. */
  readonly good: number;
  /** Milliseconds since 1970. */
  readonly until: number;
};

const members = ['refresh_expires_in', 'refresh_token_expires_in'] as const;

/**
 * The lifetime of the refresh token that is used here; no RFC defines one. `undefined` where nobody said it, where it is 0 or less (an
 * offline token), where the token was taken later by an answer that says none, and for `exp` where
 * the answer has no Date.
 */
export function refreshLifetimeOf(flow: Pick<Flow, 'messages'>, used: Refresh): RefreshLifetime | undefined {
  const { sent, time, isKnown } = used;
  if (!isKnown) return undefined;
  const message = messagesOf(flow, 'token_request').findLast(
    (one) =>
      one !== used.message &&
      timeOf(one) <= time &&
      gaveTokens(one) &&
      (deliveredTokens(one)['refresh_token'] ?? one.params['refresh_token']) === sent,
  );
  if (!message) return undefined;
  const issued = timeOf(message);
  const name = members.find((one) => Number(asText(message.answer?.[one]) ?? message.answer?.[one]) > 0);
  if (name) {
    const good = Number(message.answer?.[name]);
    return { message, name, good, until: issued + good * 1000 };
  }
  const jwt = decodeJwt(sent);
  const exp = jwt?.type === 'jws' ? jwt.claims['exp'] : undefined;
  // By the clock of whoever wrote it: this computer's may be off. Without its Date nobody knows.
  const made = answeredAt(message);
  if (typeof exp !== 'number' || made?.clock !== 'server') return undefined;
  const good = Math.round(exp - made.time / 1000);
  return good > 0 ? { message, name: 'exp', good, until: issued + good * 1000 } : undefined;
}
