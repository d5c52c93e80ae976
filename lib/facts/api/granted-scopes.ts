import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import type { Jwt } from '../../exchange/jwt.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { scopesIn } from '../tokens/refresh.ts';
import { tokenDeliveryOf } from './token-delivery.ts';

/** What a token may do, and the message that tells it. */
export type GrantedScopes = { readonly scopes: readonly string[]; readonly at: Message };

/**
 * The scopes of the token that a call presents: those in it (`scope`, or `scp` of Microsoft and Okta; RFC 9068 §2.2.3), else those of the
 * answer that issued it, else those that were asked for last before it, which count where that answer does not name any (RFC 6749
 * §5.1). `undefined`: not seen.
 */
export function grantedScopesOf(
  flow: Pick<Flow, 'messages'>,
  call: Message,
  jwt: Extract<Jwt, { type: 'jws' }> | undefined,
): GrantedScopes | undefined {
  const own = jwt && namesIn(jwt.claims['scope'] ?? jwt.claims['scp']);
  if (own) return { scopes: own, at: call };
  const from = tokenDeliveryOf(flow, call);
  if (!from) return undefined;
  const told = from.answer?.['scope'] ?? from.params['scope'];
  if (told !== undefined) return granted(told, from);
  const asked = flow.messages.findLast(
    (message) => message.kind === 'authorization_request' && timeOf(message) <= timeOf(from),
  );
  return asked && granted(asked.params['scope'], asked);
}

function granted(value: unknown, at: Message): GrantedScopes | undefined {
  const scopes = namesIn(value);
  return scopes && { scopes, at };
}

/** A list, or names with spaces between; `undefined` where a cleaner was at it. */
function namesIn(value: unknown): readonly string[] | undefined {
  const names = Array.isArray(value) ? value.flatMap((one) => asText(one) ?? []) : asText(value);
  if (names === undefined || [names].flat().some((name) => isCleaned(name))) return undefined;
  return Array.isArray(names) ? names : scopesIn(names);
}
