import { samlReadableDeliveries, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { personalNamesIn } from '../../facts/saml/personal-names.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Personal data readable in the browser',
  why: 'The assertion passes the browser, its extensions and whatever logs forms, and everybody there can read who the person is.',
  fix: 'Identity provider: encrypt the assertion for the service provider, and send no more about the person than it needs.',
  references: ['saml-core#2.3.4', 'saml-core#6'],
  examples: {
    fires: 'A readable Assertion with the attributes mail, givenName and sn',
    passes: 'An EncryptedAssertion; a transient NameID alone',
  },
};

/** What an assertion that is not encrypted says about the person. */
export default remark({
  id: 'saml-personal-data-in-clear',
  severity: 'info',
  owner: 'authorization_server',
  needs: [samlReadableDeliveries],
  inspect({ of }) {
    return of(samlReadableDeliveries).slice(-1).flatMap(inClear);
  },
});

/** More attributes than these tell somebody apart, whatever they are called. */
const many = 5;

function inClear({ answer: { assertion, message } }: SamlDelivery) {
  const names = assertion ? personalNamesIn(assertion) : [];
  const count = assertion?.attributes.length ?? 0;
  if (names.length === 0 && count <= many) return [];
  const told = names.length > 0 ? names.join(', ') : `${count} attributes`;
  return [
    {
      confidence: 'certain' as const,
      detail: `The assertion is not encrypted and tells about the person: ${told}.`,
      evidence: [message],
    },
  ];
}
