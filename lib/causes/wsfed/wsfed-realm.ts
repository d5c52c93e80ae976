import { differingWords } from '../../facts/difference-words.ts';
import { wsfedFactsOf } from '../../facts/wsfed/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** The token is for another realm than asked. WS-Federation 1.2 §13.2. */
export default cause({
  id: 'wsfed-realm',
  owner: 'client',
  title: 'The token is for another realm than the one that asked',
  signs:
    'AppliesTo of the answer, or the assertion’s audience, is not the wtrealm of the request, and the application did not let the person in.',
  against: 'The application took it; an encrypted token, whose audience only the application can read.',
  fix: 'Use one realm on both sides, letter for letter: wtrealm of the application, relying party identifier at the server, audience URI of the application’s settings.',
  references: ['ws-federation'],
  example: 'wtrealm=https://app.example, Audience https://app.example/',
  confusedWith: ['saml-audience', 'callback-failed'],
  folds: ['callback-failed', 'audience-wrong', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const facts = wsfedFactsOf(flow).at(-1);
    const found = [facts?.audience, facts?.appliesTo].find((one) => one?.verdict === 'differs');
    if (found?.verdict !== 'differs') return undefined;
    const { expected, found: got, parts } = found;
    return ofDifference(
      found,
      `The token is for ${got.value}, and the application asked as ${expected.value}: ${differingWords(parts)}, so the application must refuse it.`,
    );
  },
});
