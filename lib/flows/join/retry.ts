import { isCleaned } from '../../exchange/cleaned.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { Message } from '../../messages/message.ts';
import { dpopProofOf, isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';

/**
 * A server's nonce challenge, answered by the same request once more. RFC 9449 §8. Of several that wait for their second
 * try the one that was signed with the same key, the longest waiting first.
 */
export function retried(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { client } = message;
  const proof = dpopProofOf(message.exchange);
  if (
    !client ||
    !(proof?.claims['nonce'] || isCleaned(headerValue(message.exchange.requestHeaders, 'dpop') ?? ''))
  )
    return undefined;
  const waiting = assembly.find('client', client, timeOf(message)).filter((draft) =>
    isRetry(
      draft.messages.findLast(({ kind }) => kind === message.kind),
      message,
    ),
  );
  const key = JSON.stringify(proof?.key);
  return (
    waiting.findLast((draft) => key !== undefined && draft.messages.some((other) => keyOf(other) === key)) ??
    waiting.at(-1)
  );
}

function keyOf({ exchange }: Message): string | undefined {
  return JSON.stringify(dpopProofOf(exchange)?.key);
}

function isRetry(first: Message | undefined, again: Message): boolean {
  if (!first || !isNonceChallenge(first.exchange, first.answer)) return false;
  if (timeOf(again) - timeOf(first) > longestPause) return false;
  return sameParameters.every((name) => first.params[name] === again.params[name]);
}

/** A program answers at once. Milliseconds. */
const longestPause = 60_000;

/** What makes a request this one. Assertions that authenticate the client are made anew each time. */
const sameParameters = [
  'grant_type',
  'scope',
  'resource',
  'code',
  'refresh_token',
  'device_code',
  'auth_req_id',
  'subject_token',
  'username',
  'state',
  'code_challenge',
  'login_hint',
] as const;
