import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { pkceVerdictOf } from './pkce.ts';

/** What the exchange of a code shows to be wrong with PKCE. `missing_challenge`: a verifier for which there was nothing to compare. */
export type BrokenPkce = {
  readonly what: 'wrong_verifier' | 'missing_verifier' | 'missing_challenge';
  /** The token request. */
  readonly at: Message;
  /** The server gave tokens all the same: it does not enforce PKCE. */
  readonly accepted: boolean;
};

type Seen = Pick<Facts, 'flow' | 'authorizationRequest' | 'authorizationResponse' | 'redemptions'>;

/**
 * How the exchange of this login's code contradicts its challenge, what was accepted first; `undefined` where nothing does, or
 * one of the two was not seen. RFC 7636 §4.6; RFC 9700 §2.1.1 (a verifier without a challenge must be refused).
 */
export const brokenPkce = fact('brokenPkce', (facts: Seen): BrokenPkce | undefined => {
  const { flow, authorizationRequest: request } = facts;
  if (!request) return undefined;
  const hasChallenge = Boolean(request.params['code_challenge']);
  const found = ofThisLogin(facts).flatMap((at): BrokenPkce[] => {
    const accepted = gaveTokens(at);
    const hasVerifier = Boolean(at.params['code_verifier']);
    if (pkceVerdictOf(flow, at) === 'mismatch') return [{ what: 'wrong_verifier', at, accepted }];
    if (hasChallenge && !hasVerifier) return [{ what: 'missing_verifier', at, accepted }];
    return !hasChallenge && hasVerifier && accepted ? [{ what: 'missing_challenge', at, accepted }] : [];
  });
  return found.find(({ accepted }) => accepted) ?? found[0];
});

/** The redemptions of the code that this login's answer brought, whichever that was where the answer was not seen. What was not recorded has no code. */
function ofThisLogin({ redemptions = [], authorizationResponse }: Seen): readonly Message[] {
  const code = authorizationResponse?.params['code'];
  return redemptions.filter(({ params }) => params['code'] && params['code'] === (code ?? params['code']));
}

/** Whether a login can rely on PKCE: a challenge was sent, and the server did not show that it takes a code without the right verifier. */
export function reliesOnPkce(facts: Facts): boolean {
  return Boolean(facts.authorizationRequest?.params['code_challenge']) && !facts.of(brokenPkce)?.accepted;
}

/** Whether a stolen code is of no use without the verifier: the challenge does not show it, and nothing shows that the server goes without. */
export function protectsCode(facts: Facts): boolean {
  return facts.pkce === 'S256' && reliesOnPkce(facts);
}
