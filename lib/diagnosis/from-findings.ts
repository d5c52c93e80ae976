import type { Finding } from '../rules/run.ts';
import type { Diagnosis } from './diagnosis.ts';

/** What the diagnosis rules (`err-…`) found, each as a reason. */
export function fromFindings(findings: readonly Finding[]): readonly Diagnosis[] {
  return findings
    .filter(({ rule }) => rule.id.startsWith('err-'))
    .map(({ rule, cause, detail, fix, confidence, evidence }) => ({
      cause: rule.id.slice('err-'.length),
      at: evidence.at(-1),
      why: cause ?? detail,
      fix: fix ?? rule.fix,
      confidence,
      rules: [rule.id],
    }));
}
