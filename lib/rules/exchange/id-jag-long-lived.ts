import { asNumber } from '../../exchange/json.ts';
import { idJags } from '../../facts/tokens/id-jags.ts';
import { remark, type RuleWords } from '../rule.ts';

/** Seconds. */
const longest = 600;

export const words: RuleWords = {
  title: 'Long-lived identity assertion',
  why: 'The assertion is presented once, at once. The longer it is good, the longer one that got lost is.',
  fix: 'Let it expire after some minutes.',
  references: ['id-jag#3'],
  examples: { fires: '"exp" a day after "iat"', passes: '"exp" five minutes after "iat"' },
};

/** It travels between three servers, and is needed for a moment. */
export default remark({
  id: 'id-jag-long-lived',
  severity: 'info',
  owner: 'authorization_server',
  needs: [idJags],
  inspect({ of }) {
    const judged = of(idJags).flatMap((one) => {
      const [iat, exp] = [asNumber(one.jwt.claims['iat']), asNumber(one.jwt.claims['exp'])];
      return iat !== undefined && exp !== undefined && exp > iat ? [{ ...one, seconds: exp - iat }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap(({ seconds, given, presented }) => {
      const shown = given ?? presented[0];
      if (seconds <= longest || !shown) return [];
      return {
        confidence: 'certain' as const,
        detail: `The identity assertion is good for ${Math.round(seconds / 60)} minutes; expected: ten at most.`,
        evidence: [shown],
      };
    });
  },
});
