import type { Facts } from '../../facts/facts.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** The reasons of an app that tells after the login of a scope that its token lacks: the first says which ones were asked for. All others as they are. RFC 6749 §3.3. */
export function withAskedScopes(
  reasons: readonly Diagnosis[],
  { authorizationRequest }: Pick<Facts, 'authorizationRequest'>,
): readonly Diagnosis[] {
  const [first, ...others] = reasons;
  if (first?.cause !== 'scope-missing' || !authorizationRequest) return reasons;
  if (!first.at || !isFrontChannelResponse(first.at)) return reasons;
  const scope = authorizationRequest.params['scope']?.trim().slice(0, longest);
  const asked = scope ? `for the scope ${scope}` : 'for no scope';
  return [{ ...first, why: `${first.why} The login asked ${asked}.` }, ...others];
}

/** Characters. */
const longest = 300;
