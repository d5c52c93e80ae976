import { presentedCredentials, type Presented } from '../../facts/wallet/presented.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The presentation is bound to another request',
  why: 'What the wallet signed names another nonce or another verifier than this request. A verifier that takes it takes presentations that were made for somebody else.',
  fix: 'Compare nonce and aud of the key binding with the request’s nonce and the whole client_id, prefix included, and refuse everything else.',
  references: ['openid4vp#14.1', 'openid4vp#B.3', 'rfc9901#4.3'],
  examples: {
    fires: 'nonce=a in the request, "nonce":"b" in the KB-JWT, and 200 from response_uri',
    passes: 'Both hold the same nonce, and aud is the client_id',
  },
};

/** The wallet’s signature is for another request or verifier, and the verifier took it. */
export default rule({
  id: 'vp-binding-mismatch',
  severity: 'high',
  owner: 'client',
  needs: [presentedCredentials],
  inspect({ of }) {
    return of(presentedCredentials).flatMap(({ message, credentials }) => {
      const wrong = credentials.find((one) => wrongIn(one).length > 0);
      if (!wrong) return [];
      const accepted = isAccepted(message.exchange) && !message.error;
      return [
        {
          severity: accepted ? ('high' as const) : ('info' as const),
          owner: accepted ? ('client' as const) : ('authorization_server' as const),
          ...(!accepted && {
            fix: 'Let the wallet sign nonce and the whole client_id of this very request.',
          }),
          confidence: 'certain' as const,
          detail: `The key binding has another ${wrongIn(wrong).join(' and ')} than the request, and the verifier ${accepted ? 'took it' : 'did not take it'}.`,
          about: wrongIn(wrong)[0]!,
          evidence: [message],
        },
      ];
    });
  },
});

function wrongIn({ nonce, audience }: Presented): readonly string[] {
  return [...(isWrong(nonce) ? ['nonce'] : []), ...(isWrong(audience) ? ['aud'] : [])];
}

function isWrong(held: Presented['nonce']): boolean {
  return held === 'other' || held === 'absent';
}
