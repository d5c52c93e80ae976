import type { Finding } from '../../rules/run.ts';
import { ruleWords } from '../../rules/words.ts';
import { causeOfRule } from '../cause-id.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** What the diagnosis rules (`err-…`) found, each as a reason; what another of them explains is none beside it. */
export function fromFindings(findings: readonly Finding[]): readonly Diagnosis[] {
  return findings.flatMap((finding): readonly Diagnosis[] => {
    const { rule, cause: why, detail, fix, confidence, evidence, partOf = rule.id } = finding;
    const cause = causeOfRule(rule.id);
    const isExplained = partOf !== rule.id && causeOfRule(partOf) !== undefined;
    return cause && !isExplained
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
