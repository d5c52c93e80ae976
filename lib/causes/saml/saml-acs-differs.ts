import { differingWords } from '../../facts/difference-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** The response was posted to another address than the site asked for. */
export default cause({
  id: 'saml-acs-differs',
  owner: 'authorization_server',
  title: 'The response was posted to another address than the site asked for',
  signs: 'The address posted to is not the AssertionConsumerServiceURL of the request.',
  against: 'The request named none, or an index.',
  fix: 'Register the address that the site asks for at the identity provider; cookies follow host and scheme.',
  references: ['saml-core#3.4.1'],
  example: 'asked for https://app.example/acs, posted to http://app.example/acs',
  confusedWith: ['saml-destination'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(lastSamlAnswer)?.consumer;
    if (found?.verdict !== 'differs') return undefined;
    const { expected, found: got, parts } = found;
    return ofDifference(
      found,
      `The site asked for the response at ${expected.value} and got it at ${got.value}: ${differingWords(parts)}.`,
    );
  },
});
