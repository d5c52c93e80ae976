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
    const prefix = prefixOf(got.value, expected.value);
    const how = prefix === undefined ? differingWords(parts) : `“${prefix}” stands before it`;
    const draft = ofDifference(
      found,
      `The assertion is for ${got.value}, and the site asked as ${expected.value}: ${how}, so the site must refuse it.`,
    );
    return prefix === 'spn:' ? { ...draft, fix: entraFix } : draft;
  },
});

/** What one value has before the other, where it is that and nothing else; `undefined` for values that differ otherwise. */
function prefixOf(got: string, expected: string): string | undefined {
  const isBehind = expected !== '' && got.length > expected.length && got.endsWith(expected);
  return isBehind ? got.slice(0, -expected.length) : undefined;
}

const entraFix =
  'Microsoft Entra puts spn: before an identifier that is a bare number (GUID). Give the app an address as its name (https://… or api://…), and use that as Identifier (Entity ID) in Entra and as entity id in the app; or enter the name with spn: in the app.';
