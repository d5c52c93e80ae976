import { quoteSentence } from '../../explain/quote.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { besides } from '../from-comparison.ts';

/** The response is of another identity provider than the site is set up for. SAML Core §3.2.2; Profiles §4.1.4.2. */
export default cause({
  id: 'saml-issuer',
  owner: 'client',
  title: 'The response is of another identity provider than the site expects',
  signs:
    'Issuer of the Response is not the name in the metadata of the provider that was asked, nor the one the site quotes as its own; or the site says that it does not know the provider.',
  against: 'The site let the person in; the names are equal letter for letter.',
  fix: 'Give the site the identity provider’s current metadata, or its entity id letter for letter: scheme, host, path and slash count.',
  references: ['saml-core#3.2.2', 'saml-profiles#4.1.4.2'],
  example: 'Issuer https://idp.example/metadata where the site knows https://idp.example/',
  confusedWith: ['saml-audience', 'saml-signature'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const facts = of(lastSamlAnswer);
    if (!facts) return undefined;
    const { issuer, quoted, answer } = facts;
    const found = quoted?.about === 'issuer' ? quoted.comparison : issuer;
    const words = of(appWords);
    const isSaid = words?.phrases.some(({ cause: settled }) => settled === 'saml-issuer') === true;
    const says = isSaid && words ? ` ${quoteSentence(words)}` : '';
    if (found.verdict === 'differs') {
      const { expected, found: got, confidence } = found;
      return {
        at: got.message,
        why: `The response is of ${got.value}, and the site expects ${expected.value}.${says}`,
        proof: 'comparison',
        confidence: isSaid ? 'certain' : confidence,
        evidence: [got.message],
        compared: [besides(expected, got)],
      };
    }
    if (!isSaid) return undefined;
    const name = answer.document.issuer ?? answer.assertion?.issuer;
    return {
      at: answer.message,
      why: `The site does not know the identity provider${name ? ` ${name}` : ''} from which the response is.${says}`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [answer.message],
    };
  },
});
