import { seen } from '../../facts/seen.ts';
import { weakUserCodeIn } from '../../facts/user-code.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'User code can be guessed',
  why: 'Whoever guesses a code that waits for somebody can let their own account into that person’s device, or send the person there.',
  fix: 'Use eight characters of an alphabet of 20, or nine digits, and limit how often one may be tried.',
  references: ['rfc8628#5.1', 'rfc8628#6.1'],
  examples: { fires: '"user_code": "4711"', passes: '"user_code": "WDJB-MJHT"' },
};

/** There are so few codes that they can be tried. */
export default remark({
  id: 'user-code-weak',
  severity: 'low',
  owner: 'authorization_server',
  needs: [seen.device_authorization_request],
  inspect({ of }) {
    const answered = of(seen.device_authorization_request).filter(({ answer }) => answer?.['user_code']);
    if (answered.length === 0) return 'not applicable';
    const weak = answered.filter((message) => weakUserCodeIn(message) === 'guessable');
    if (weak.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: 'There are fewer than a million user codes of that form; expected: as RFC 8628 recommends.',
      evidence: weak,
    };
  },
});
