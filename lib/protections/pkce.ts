import { isAppliedAsS256, pkceVerdictOf } from '../facts/pkce/pkce.ts';
import { challengeFormOf, verifierFormOf } from '../facts/pkce/pkce-value.ts';
import { gaveTokens } from '../flows/infer.ts';
import type { Message } from '../messages/message.ts';
import type { ProtectionReason } from '../vocabulary/protection.ts';
import { isFound, protection, valueAt, type Judged, type Protection } from './protection.ts';

type Shown = { readonly reason: ProtectionReason<'pkce'>; readonly at?: Message | undefined };

/** PKCE as the request offers it and the exchange of the code bears it out; `undefined` for flows without a code. RFC 7636. */
export function pkceProtection(judged: Judged): Protection | undefined {
  const { pkce, authorizationRequest: request } = judged.facts;
  if (pkce === null) return undefined;
  const { reason, at } = unprotected(judged) ?? offered(judged);
  const method = request?.params['code_challenge'] && (request.params['code_challenge_method'] ?? 'plain');
  return protection(
    'pkce',
    reason,
    at ?? request?.message,
    valueAt('code_challenge_method', method, request?.message),
  );
}

/** What the exchange of the code shows to be wrong; what the server accepted first. */
function unprotected({ facts }: Judged): Shown | undefined {
  const { flow, authorizationRequest: request } = facts;
  if (!request) return undefined;
  const hasChallenge = Boolean(request.params['code_challenge']);
  const shown = ofThisLogin(facts).flatMap((at): Shown[] => {
    const accepted = gaveTokens(at);
    const hasVerifier = Boolean(at.params['code_verifier']);
    if (pkceVerdictOf(flow, at) === 'mismatch')
      return [{ reason: accepted ? 'wrong_verifier_accepted' : 'wrong_verifier', at }];
    if (hasChallenge && !hasVerifier)
      return [{ reason: accepted ? 'missing_verifier_accepted' : 'missing_verifier', at }];
    return !hasChallenge && hasVerifier && accepted ? [{ reason: 'missing_challenge_accepted', at }] : [];
  });
  return shown.find(({ at }) => at && gaveTokens(at)) ?? shown[0];
}

/** The redemptions of the code that this login's answer brought; all of the flow where the answer was not seen. */
function ofThisLogin({ redemptions = [], authorizationResponse }: Judged['facts']): readonly Message[] {
  const code = authorizationResponse?.params['code'];
  return code === undefined ? redemptions : redemptions.filter(({ params }) => params['code'] === code);
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
