import { presentedCredentials, type Presented } from '../../facts/wallet/presented.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { pageRule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Another document was taken than was asked for',
  why: 'What an element means depends on the type of its document. A verifier that does not look takes a library card for a driving licence.',
  fix: 'Compare docType of the document with doctype_value of the query and with docType in what the issuer signed, and refuse everything else.',
  references: ['openid4vp#B.2.3', 'openid4vp#8.6'],
  examples: {
    fires:
      '"doctype_value": "org.iso.18013.5.1.mDL" in the query, docType org.example.card in the answer, and 200',
    passes: 'Both say the same; a credential of another format',
  },
};

/** The type of what was shown is not the one that was asked for, or not the one that the issuer signed. */
export default pageRule({
  id: 'vp-other-document',
  severity: 'medium',
  owner: 'client',
  needs: [presentedCredentials],
  inspect({ of }) {
    for (const { message, credentials } of of(presentedCredentials)) {
      const wrong = credentials.find(({ otherType }) => otherType !== undefined);
      if (wrong && isAccepted(message.exchange) && !message.error)
        return {
          severity: wrong.otherType === 'signed' ? 'high' : 'medium',
          confidence: 'certain',
          about: wrong.otherType!,
          detail: `${detailOf(wrong)}, and the verifier took it.`,
          evidence: [message],
        };
    }
    return undefined;
  },
});

function detailOf({ query, otherType }: Presented): string {
  return otherType === 'signed'
    ? 'The document’s docType is not the one that its issuer signed'
    : `The document’s docType is none that the query ${query} asks for`;
}
