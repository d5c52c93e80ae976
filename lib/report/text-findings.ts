import { headlines } from './headlines.ts';
import type { ReportFinding, ReportFlow } from './report.ts';
import type { Owner } from '../vocabulary/owner.ts';
import type { Severity } from '../vocabulary/severity.ts';
import { toldReasons } from './text-diagnosis.ts';
import { wrapped, type Paint } from './text-layout.ts';

const indent = ' '.repeat(12);

/** Who can mend it, in plain words. */
const ownerNames: Readonly<Record<Owner, string>> = {
  client: 'client',
  authorization_server: 'provider',
  resource_server: 'API',
  browser: 'browser',
};

/** The findings of a flow, without those that its diagnosis has told already; where it broke, what explains that comes first. */
export function findingsText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  const explains = ({ rule }: ReportFinding) => flow.outcome !== 'succeeded' && rule.startsWith('err-');
  const told = new Set(toldReasons(flow).flatMap(({ rules }) => rules));
  const untold = headlines(flow.findings).filter(
    ({ rule, severity }) => severity !== 'info' || !told.has(rule),
  );
  const ordered = untold.toSorted((a, b) => Number(explains(b)) - Number(explains(a)));
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
    ...wrapped(`Fix (${ownerNames[owner]}): ${fix}`, width, indent),
    ...wrapped(source, width, indent).map(paint.dim),
  ];
}

function stepsOf({ steps }: ReportFinding): string {
  const numbers = steps.map((id) => id.slice(id.indexOf('.') + 1));
  if (numbers.length === 0) return '';
  return ` (${numbers.length === 1 ? 'step' : 'steps'} ${numbers.join(', ')})`;
}

function levelColour(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return paint.bad;
  return severity === 'info' ? paint.dim : paint.warn;
}
