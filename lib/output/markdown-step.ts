import { titleInSentence } from '../explain/step.ts';
import type { ReportFlow, ReportStep } from '../report/report.ts';
import { deliveryWords } from '../telling/delivery.ts';
import { reasonAt } from '../telling/findings.ts';
import { headlineOf } from '../telling/headline.ts';
import { hedgeOf } from '../telling/reason.ts';
import { notVisible, stepAddress, stepNameFirst } from '../telling/step.ts';
import { findingMarkdown } from './markdown-finding.ts';
import { code, codeCell, escaped } from './markdown-text.ts';

/** A step in one line: `3. code exchange: POST https://op.example/token, 400, invalid_grant`. */
export function stepLine(step: ReportStep, place: number): string {
  return `${place}. ${escaped(titleInSentence(step))}: ${happened(step)}`;
}

/** A step for a ticket: what happened, with which parameters, and what was found there. */
export function stepMarkdown(flow: ReportFlow, step: ReportStep): readonly string[] {
  const reason = reasonAt(flow.diagnosis, step.id);
  const findings = flow.findings.filter(({ steps }) => steps.includes(step.id));
  const parameters = Object.entries(step.params);
  return [
    `**${escaped(stepNameFirst(flow, step))}**: ${happened(step)}`,
    '',
    escaped(headlineOf(flow)),
    ...(reason
      ? ['', `**Why:** ${escaped(`${hedgeOf(reason)}${reason.why}`)}`, '', escaped(reason.fix)]
      : []),
    ...(parameters.length > 0
      ? [
          '',
          '| parameter | value |',
          '| --- | --- |',
          ...parameters.map(([name, value]) => `| ${codeCell(name)} | ${codeCell(value)} |`),
        ]
      : []),
    ...(findings.length > 0 ? ['', ...findings.flatMap(findingMarkdown)] : []),
  ];
}

function happened(step: ReportStep): string {
  if (!step.observed) return notVisible;
  const answer = step.delivery && deliveryWords(step.delivery, step.status);
  return [code(stepAddress(step)), step.status || undefined, answer && escaped(answer)]
    .filter(Boolean)
    .join(', ');
}
