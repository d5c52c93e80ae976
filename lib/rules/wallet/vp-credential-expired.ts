import { presentedCredentials } from '../../facts/wallet/presented.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The verifier took a credential that is not valid at that time',
  why: 'The issuer vouches for what it signed between two dates. Before and after them nobody says that the claims are true, and what was taken back is not listed any more.',
  fix: 'Refuse credentials whose exp (validUntil of a document) has passed or whose nbf (validFrom) is to come.',
  references: ['openid4vp#8.6', 'rfc7519#4.1.4', 'rfc7519#4.1.5'],
  examples: {
    fires: 'A credential with exp of last week, and 200 from response_uri',
    passes: 'The same refused; a credential without exp',
  },
};

/** The verifier took what its issuer does not stand by at that time. */
export default rule({
  id: 'vp-credential-expired',
  severity: 'medium',
  owner: 'client',
  needs: [presentedCredentials],
  inspect({ of }) {
    for (const { message, credentials } of of(presentedCredentials)) {
      const wrong = credentials.find(({ validity }) => validity !== undefined);
      if (wrong && isAccepted(message.exchange) && !message.error)
        return {
          confidence: 'certain',
          about: wrong.validity!,
          detail: `The credential ${wrong.validity === 'expired' ? 'had expired' : 'was not valid yet'} when it was shown, and the verifier took it.`,
          evidence: [message],
        };
    }
    return undefined;
  },
});
