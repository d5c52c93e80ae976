import { samlReadableDeliveries } from '../../facts/saml/deliveries.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion does not say how the person signed in',
  why: 'A response of a login has to tell when and how the person was authenticated. Without it the service provider cannot tell a login from a list of attributes, and cannot end its session with that of the provider.',
  fix: 'Identity provider: add an AuthnStatement with AuthnInstant and AuthnContext.',
  references: ['saml-profiles#4.1.4.2', 'saml-core#2.7.2'],
  examples: {
    fires: 'An Assertion with an AttributeStatement alone',
    passes: 'An Assertion with <AuthnStatement AuthnInstant="…" SessionIndex="…">',
  },
};

/** No assertion of the response has an authentication statement. */
export default remark({
  id: 'saml-no-authn-statement',
  severity: 'low',
  owner: 'authorization_server',
  needs: [samlReadableDeliveries],
  inspect({ of }) {
    // An encrypted one beside it may have what this one lacks.
    const read = of(samlReadableDeliveries).filter(
      ({ answer: { document } }) => document.encryptedAssertions === 0,
    );
    if (read.length === 0) return 'not applicable';
    return read
      .filter(({ answer: { document } }) =>
        document.assertions.every(
          ({ authnInstant, authnContext }) => authnInstant === undefined && authnContext === undefined,
        ),
      )
      .map(({ answer }) => ({
        confidence: 'certain',
        detail: 'No assertion of the response has an AuthnStatement.',
        evidence: [answer.message],
      }));
  },
});
