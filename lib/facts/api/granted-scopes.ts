import { asText } from '../../exchange/json.ts';
import type { Jwt } from '../../exchange/jwt.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';

/** What a token may do, and the message that tells it. */
export type GrantedScopes = { readonly scopes: readonly string[]; readonly at: Message };

/**
 * The scopes of the token that a call presents: those in it (`scope`, or `scp` of Microsoft and Okta; RFC 9068 §2.2.3), else those of the
 * answer that issued it, else those that were asked for, which count where the answer does not name any (RFC 6749 §5.1). `undefined`: not seen.
 */
export function grantedScopesOf(
  flow: Pick<Flow, 'messages'>,
  call: Message,
  jwt: Extract<Jwt, { type: 'jws' }> | undefined,
): GrantedScopes | undefined {
  const own = jwt && namesIn(jwt.claims['scope'] ?? jwt.claims['scp']);
  if (own) return { scopes: own, at: call };
  const from = flow.messages.findLast(
    (message) =>
      call.token !== undefined &&
      deliveredTokens(message)['access_token'] === call.token &&
      timeOf(message) <= timeOf(call),
  );
  const told = from && namesIn(from.answer?.['scope'] ?? from.params['scope']);
  if (from && told) return { scopes: told, at: from };
  const asked = flow.messages.find(({ kind }) => kind === 'authorization_request');
  const wish = asked && namesIn(asked.params['scope']);
  return asked && wish ? { scopes: wish, at: asked } : undefined;
}

/** A list, or names with spaces between. */
function namesIn(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.flatMap((one) => asText(one) ?? []);
  const text = asText(value);
  return text?.split(/\s+/).filter((name) => name !== '');
}
