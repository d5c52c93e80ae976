import { explainingFirst, findingsBeside } from '../telling/findings.ts';
import { ownerWord } from '../telling/owner.ts';
import { placeOf } from '../telling/step.ts';
import type { ReportFinding, ReportFlow } from '../report/report.ts';
import type { Severity } from '../vocabulary/severity.ts';
import { wrapped, type Paint } from './text-layout.ts';

const indent = ' '.repeat(12);

/** The findings of a flow, without those that its diagnosis has told already; where it broke, what explains that comes first. */
export function findingsText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  const ordered = explainingFirst(flow, findingsBeside(flow.findings, flow.diagnosis));
  return ordered.flatMap((finding) => ['', ...findingText(finding, width, paint)]);
}

function findingText(finding: ReportFinding, width: number, paint: Paint): readonly string[] {
  const { severity, title, detail, fix, owner, rule, confidence } = finding;
  const level = levelColour(severity, paint)(severity.toUpperCase().padEnd(8));
  const labels = finding.references.map(({ label }) => label).join(', ');
  const source = [rule, confidence, labels].filter(Boolean).join(' · ');
  return [
    `  ${level}  ${paint.bold(title)}${stepsOf(finding)}`,
    ...wrapped(detail, width, indent),
    ...wrapped(`Fix (${ownerWord(owner, rule)}): ${fix}`, width, indent),
    ...wrapped(source, width, indent).map(paint.dim),
  ];
}

function stepsOf({ steps }: ReportFinding): string {
  const numbers = steps.map(placeOf);
  if (numbers.length === 0) return '';
  return ` (${numbers.length === 1 ? 'step' : 'steps'} ${numbers.join(', ')})`;
}

function levelColour(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return paint.bad;
  return severity === 'info' ? paint.dim : paint.warn;
}
