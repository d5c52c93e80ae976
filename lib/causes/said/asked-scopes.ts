import type { Facts } from '../../facts/facts.ts';
import { scopesIn } from '../../facts/tokens/refresh.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { CauseId } from '../cause-id.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** What a provider says of a scope that was asked for. */
const ofRequest: ReadonlySet<CauseId> = new Set<CauseId>(['scope-retired-or-not-allowed', 'invalid-scope']);

/**
 * The reasons of an app that tells after the login of a scope that its token lacks, and of a provider that refuses one without naming it: the first says which
 * ones were asked for. All others as they are. RFC 6749 §3.3, §4.1.2.1.
 */
export function withAskedScopes(
  reasons: readonly Diagnosis[],
  { authorizationRequest }: Pick<Facts, 'authorizationRequest'>,
): readonly Diagnosis[] {
  const [first, ...others] = reasons;
  if (!first?.at || !authorizationRequest || !isToldOf(first, first.at, authorizationRequest.message))
    return reasons;
  const scope = authorizationRequest.params['scope']?.trim().slice(0, longest);
  if (ofRequest.has(first.cause) && (!scope || namesOne(first, scope))) return reasons;
  const asked = scope ? `for the scope ${scope}` : 'for no scope';
  return [{ ...first, why: `${first.why} The login asked ${asked}.` }, ...others];
}

/** Characters. */
const longest = 300;

function isToldOf({ cause }: Diagnosis, at: Message, request: Message): boolean {
  if (cause === 'scope-missing') return isFrontChannelResponse(at);
  return (
    ofRequest.has(cause) &&
    (isFrontChannelResponse(at) || at.kind === request.kind || at.kind === 'provider_error_page')
  );
}

function namesOne({ why }: Diagnosis, scope: string): boolean {
  const words = new Set(why.split(/[\s"'“”‘’«»,;()]+/).map((word) => word.replace(/[.:]+$/, '')));
  return scopesIn(scope).some((one) => words.has(one));
}
