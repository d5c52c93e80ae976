import { brokenPkce } from '../facts/pkce/broken-pkce.ts';
import { isAppliedAsS256, pkceVerdictOf } from '../facts/pkce/pkce.ts';
import { challengeFormOf, verifierFormOf } from '../facts/pkce/pkce-value.ts';
import type { Message } from '../messages/message.ts';
import type { ProtectionReason } from '../vocabulary/protection.ts';
import { isFound, protection, valueAt, type Judged, type Protection } from './protection.ts';

type Shown = { readonly reason: ProtectionReason<'pkce'>; readonly at?: Message | undefined };

/** PKCE as the request offers it and the exchange of the code bears it out; `undefined` for flows without a code. RFC 7636. */
export function pkceProtection(judged: Judged): Protection | undefined {
  const { pkce, authorizationRequest: request } = judged.facts;
  if (pkce === null) return undefined;
  const { reason, at } = broken(judged) ?? offered(judged);
  const method = request?.params['code_challenge'] && (request.params['code_challenge_method'] ?? 'plain');
  return protection(
    'pkce',
    reason,
    at ?? request?.message,
    valueAt('code_challenge_method', method, request?.message),
  );
}

function broken({ facts }: Judged): Shown | undefined {
  const found = facts.of(brokenPkce);
  if (!found) return undefined;
  const { what, at, accepted } = found;
  switch (what) {
    case 'wrong_verifier':
      return { reason: accepted ? 'wrong_verifier_accepted' : 'wrong_verifier', at };
    case 'missing_verifier':
      return { reason: accepted ? 'missing_verifier_accepted' : 'missing_verifier', at };
    case 'missing_challenge':
      return { reason: 'missing_challenge_accepted', at };
  }
}

function offered(judged: Judged): Shown {
  const { facts } = judged;
  const { pkce, authorizationRequest: request, redemptions = [], flow } = facts;
  if (!request || pkce === 'unknown') return { reason: request ? 'unknown_method' : 'hidden' };
  if (pkce === 'none') return { reason: isFound(judged, 'pkce-missing') ? 'not_sent' : 'optional' };
  if (pkce === 'plain' && !isAppliedAsS256(flow)) return { reason: 'plain' };
  if (isFound(judged, 'pkce-challenge-reused')) return { reason: 'reused' };
  const forms = [challengeFormOf(request), ...redemptions.map(verifierFormOf)];
  if (forms.includes('guessable')) return { reason: 'guessable' };
  const matching = redemptions.find((message) => pkceVerdictOf(flow, message) === 'match');
  return matching ? { reason: 'matched', at: matching } : { reason: 'sent' };
}
