import { presentedCredentials } from '../../facts/wallet/presented.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The holder’s signature is from another time',
  why: 'A signature that was made long before, or claims to be made later, may have been kept for being shown again.',
  fix: 'Refuse key bindings whose iat is not within a few minutes of now.',
  references: ['rfc9901#7.3', 'openid4vp#14.1'],
  examples: {
    fires: 'A KB-JWT with iat two days ago, and 200 from response_uri',
    passes: 'A KB-JWT with iat of a second ago',
  },
};

/** Seconds: nobody thinks so long over what to show, and no clock is so far off. */
const longest = 3600;

/** It was taken though it is of another time. */
export default rule({
  id: 'vp-kb-stale',
  severity: 'medium',
  owner: 'client',
  needs: [presentedCredentials],
  inspect({ of }) {
    const bound = of(presentedCredentials).flatMap(({ message, credentials }) =>
      credentials.flatMap(({ age }) => (age === undefined ? [] : [{ message, age }])),
    );
    if (bound.length === 0) return 'not applicable';
    const wrong = bound.find(
      ({ age, message }) => Math.abs(age) > longest && isAccepted(message.exchange) && !message.error,
    );
    if (!wrong) return undefined;
    return {
      confidence: 'firm',
      detail: `iat of the key binding is ${wrong.age > 0 ? 'more than an hour before' : 'more than an hour after'} the answer was sent, and the verifier took it.`,
      evidence: [wrong.message],
    };
  },
});
