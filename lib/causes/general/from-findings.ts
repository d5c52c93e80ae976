import type { Finding } from '../../rules/run.ts';
import { ruleWords } from '../../rules/words.ts';
import { causeOfRule } from '../cause-id.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** What the diagnosis rules (`err-…`) found, each as a reason. */
export function fromFindings(findings: readonly Finding[]): readonly Diagnosis[] {
  return findings.flatMap(({ rule, cause: why, detail, fix, confidence, evidence }): readonly Diagnosis[] => {
    const cause = causeOfRule(rule.id);
    return cause
      ? [
          {
            cause,
            at: evidence.at(-1),
            why: why ?? detail,
            fix: fix ?? ruleWords[rule.id].fix,
            confidence,
            rules: [rule.id],
          },
        ]
      : [];
  });
}
