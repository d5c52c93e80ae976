import { answersRead } from '../../facts/wallet/answers-read.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { pageRule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The answer is not what the query asks for',
  why: 'A verifier that does not count what it got goes on without a credential that it called required, or with one that it never asked for.',
  fix: 'Hold the keys of vp_token against the ids of the query and its required credential_sets, and refuse an answer that does not satisfy them.',
  references: ['openid4vp#8.1', 'openid4vp#6.4.1', 'openid4vp#6.4.2', 'openid4vp#8.6'],
  examples: {
    fires: 'Queries pid and mdl, vp_token={"pid":["…"]}, and 200 from response_uri',
    passes: 'credential_sets with pid or mdl as options, and either of them',
  },
};

/** Too little, too much, or something else, and the verifier took it. */
export default pageRule({
  id: 'vp-answer-unlike-query',
  severity: 'medium',
  owner: 'client',
  needs: [answersRead],
  inspect({ of }) {
    const counted = of(answersRead).filter(({ verdicts }) => verdicts.vp_answer !== undefined);
    if (counted.length === 0) return 'not applicable';
    const wrong = counted.find(
      ({ message, verdicts }) =>
        verdicts.vp_answer !== 'whole' && isAccepted(message.exchange) && !message.error,
    );
    return (
      wrong && {
        confidence: 'certain',
        about: wrong.verdicts.vp_answer!,
        detail: `${saidOf[wrong.verdicts.vp_answer!]}, and the verifier took it.`,
        evidence: [wrong.message],
      }
    );
  },
});

const saidOf = {
  whole: '',
  incomplete: 'A credential that the query requires is not in the answer',
  unasked: 'The answer has a credential for an id that the query does not have',
  several: 'The answer has several credentials where the query wants one (multiple)',
  claims: 'A credential in the answer lacks a claim that the query asks for',
};
