import { recordedSignature } from '../../facts/tokens/signature.ts';
import { presentedCredentials } from '../../facts/wallet/presented.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'What was shown is not what the issuer signed',
  why: 'Every claim that is shown must have its fingerprint in the credential, and the holder’s signature must be over exactly what is shown. Else claims can be added or left out on the way.',
  fix: 'Recompute the digest of every disclosure and sd_hash, and refuse the presentation where one does not fit.',
  references: ['rfc9901#7.1', 'rfc9901#7.3'],
  examples: {
    fires: 'A disclosure whose digest stands nowhere in _sd, and 200 from response_uri',
    passes: 'All digests stand in the credential, and sd_hash fits',
  },
};

/** Digests were computed anew and do not fit, and the verifier took them. */
export default rule({
  id: 'vp-disclosure-invalid',
  severity: 'high',
  owner: 'client',
  needs: [presentedCredentials],
  inspect({ of }) {
    return of(presentedCredentials).flatMap(({ message, credentials }) => {
      const wrong = credentials.find(({ strays, sdHash }) => strays > 0 || sdHash === 'mismatch');
      const isForged = recordedSignature(message.exchange, 'holder_signature') === 'wrong';
      const isOthers = recordedSignature(message.exchange, 'issuer_signature') === 'wrong';
      if (!wrong && !isForged && !isOthers) return [];
      const accepted = isAccepted(message.exchange) && !message.error;
      const what =
        (wrong?.strays ?? 0) > 0
          ? 'A claim that was shown has no fingerprint in the credential'
          : wrong
            ? 'sd_hash does not fit what was shown'
            : isForged
              ? 'The holder’s signature was not made by the key in the credential'
              : 'The issuer’s signature was not made by the key of the certificate that came with it';
      return [
        {
          severity: accepted ? ('high' as const) : ('info' as const),
          owner: accepted ? ('client' as const) : ('authorization_server' as const),
          ...(!accepted && {
            fix: 'Let the wallet send the credential and each disclosure as the issuer wrote them, and sign sd_hash over exactly what it sends.',
          }),
          confidence: 'certain' as const,
          detail: `${what}, and the verifier ${accepted ? 'took it' : 'did not take it'}.`,
          evidence: [message],
        },
      ];
    });
  },
});
