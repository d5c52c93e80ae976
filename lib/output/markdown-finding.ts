import type { ReportFinding } from '../report/report.ts';
import { ownerWord } from '../telling/owner.ts';
import { placeOf } from '../telling/step.ts';
import { code, escaped } from './markdown-text.ts';

/** A finding for a ticket: what was seen, where, what to change, and where the rule stands. */
export function findingMarkdown(finding: ReportFinding): readonly string[] {
  const { severity, title, detail, fix, owner, rule, confidence, steps, references } = finding;
  const places = steps.map(placeOf).join(', ');
  const links = references.map(({ label, url }) => `[${escaped(label)}](${url})`);
  return [
    `- **${escaped(title)}** (${severity}${places && `, step ${places}`})`,
    ...(detail ? [`  ${escaped(detail)}`] : []),
    ...(fix ? [`  *What to change (${ownerWord(owner, rule)}):* ${escaped(fix)}`] : []),
    `  ${[code(rule), confidence, ...links].join(' · ')}`,
  ];
}
