import { differingWords } from '../../facts/difference-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** The assertion is for another audience. */
export default cause({
  id: 'saml-audience',
  owner: 'client',
  title: 'The assertion is for another audience',
  signs:
    'Audience of the assertion is not the name (entity id) with which the site asked, and the site did not let the person in.',
  against:
    'The site took it; an encrypted assertion, whose audience only the site can read; several audiences of which one fits.',
  fix: 'Use one entity id on both sides, letter for letter: scheme, slash and case count.',
  references: ['saml-core#2.5.1.4'],
  example: 'Audience https://app.example/ where the site asked as https://app.example',
  confusedWith: ['saml-inresponseto', 'callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(lastSamlAnswer)?.audience;
    if (found?.verdict !== 'differs') return undefined;
    const { expected, found: got, parts } = found;
    return ofDifference(
      found,
      `The assertion is for ${got.value}, and the site asked as ${expected.value}: ${differingWords(parts)}, so the site must refuse it.`,
    );
  },
});
