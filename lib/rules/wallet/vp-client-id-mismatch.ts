import { isWithheld } from '../../exchange/cleaned.ts';
import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Link and request object name two verifiers',
  why: 'The wallet was told that one verifier asks, and fetched a request of another: somebody may have put the one in the place of the other.',
  fix: 'Use the same client_id in the link and in the request object; wallets must refuse anything else.',
  references: ['openid4vp#5.10', 'rfc9101#5'],
  examples: {
    fires: 'client_id=x509_san_dns:a.example in the link, "client_id":"x509_san_dns:b.example" in the object',
    passes: 'The same client_id in both',
  },
};

/** Who asks by the link is not who signed. */
export default rule({
  id: 'vp-client-id-mismatch',
  severity: 'high',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const { message, outer } = of(presentationAsked);
    const told = outer?.['client_id'];
    const own = message.params['client_id'];
    if (message.kind !== 'presentation_request_object' || !told || !own) return 'not applicable';
    if (told === own || isWithheld(told) || isWithheld(own)) return undefined;
    return {
      confidence: 'certain',
      detail: `client_id is ${told} in the link and ${own} in the request object; expected the same.`,
      evidence: [message],
    };
  },
});
