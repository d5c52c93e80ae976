import { nameIdFormatOf } from '../../facts/saml/asked-for.ts';
import { samlDeliveries, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { otherNameOf } from '../../facts/saml/other-name.ts';
import { remark, type RemarkDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Another kind of identifier than asked for',
  why: 'A service provider that keys its accounts on the name gets a new account, or none, when names come in another kind or change.',
  fix: 'Agree on one format at both sides, and never key accounts on a transient name.',
  references: ['saml-core#3.4.1.1', 'saml-core#8.3.7', 'saml-core#8.3.8'],
  examples: {
    fires: 'NameIDPolicy asks for persistent, NameID is transient',
    passes: 'No NameIDPolicy, or unspecified: any kind will do',
  },
};

/** The name that came is not of the kind that was asked for, or not the one that came before. */
export default remark({
  id: 'saml-nameid-surprise',
  severity: 'info',
  owner: 'authorization_server',
  needs: [samlDeliveries],
  inspect({ of }) {
    const deliveries = of(samlDeliveries);
    const found = deliveries.flatMap((delivery) => [...otherFormat(delivery), ...otherName(delivery)]);
    if (found.length > 0) return found;
    const isJudged = deliveries.some(({ answer }) => nameIdFormatOf(answer).verdict !== 'not compared');
    return isJudged ? undefined : 'not applicable';
  },
});

function otherFormat({ answer }: SamlDelivery): readonly RemarkDraft[] {
  const format = nameIdFormatOf(answer);
  if (format.verdict !== 'differs') return [];
  const { expected, found } = format;
  return [
    {
      confidence: 'certain',
      detail: `${expected.name} asks for ${expected.value}, and ${found.name} is ${found.value}.`,
      evidence: [expected.message, found.message],
    },
  ];
}

function otherName({ answer, login }: SamlDelivery): readonly RemarkDraft[] {
  const before = otherNameOf(answer, login);
  if (!before) return [];
  return [
    {
      confidence: 'firm',
      detail: 'In one session at the identity provider the same service provider got two persistent names.',
      evidence: [before, answer.message],
    },
  ];
}
