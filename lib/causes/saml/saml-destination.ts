import { differenceWords } from '../../facts/difference-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause } from '../cause.ts';

/** The response is addressed to another address than it was posted to. */
export default cause({
  id: 'saml-destination',
  owner: 'client',
  title: 'The response is addressed to another address than it was posted to',
  signs:
    'Destination of the Response is not the address it was posted to, and the site did not let the person in.',
  against: 'The same address in another spelling; an empty Destination.',
  fix: 'Register the site’s outside address at the identity provider and let the site know it: forwarded scheme, host and port, or its base URL.',
  references: ['saml-core#3.2.2', 'saml-bindings#3.5.5.2'],
  example: 'Destination http://app.example/acs, posted to https://app.example/acs',
  confusedWith: ['callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(lastSamlAnswer)?.destination;
    if (found?.verdict !== 'differs') return undefined;
    const { expected, found: got, parts, confidence } = found;
    return {
      at: got.message,
      why: `The response is addressed to ${got.value} and was posted to ${expected.value}: ${differenceWords(parts)} differs, and a site that compares them refuses it.`,
      proof: 'comparison',
      confidence,
      evidence: [expected.message, got.message],
      compared: [
        {
          name: got.name,
          expected: { value: expected.value, at: expected.message },
          got: { value: got.value, at: got.message },
        },
      ],
    };
  },
});
