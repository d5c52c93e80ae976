import { headlines } from '../report/headlines.ts';
import type { ReportDiagnosis, ReportFlow } from '../report/report.ts';
import { reasonsTold } from '../telling/findings.ts';
import { headlineOf } from '../telling/headline.ts';
import { fixLead, hedgeOf } from '../telling/reason.ts';
import { besideSteps, eventPlace, eventWords } from '../telling/sign-in-events.ts';
import { walletLines } from '../telling/wallet.ts';
import { wayOf } from '../telling/way.ts';
import { comparisonLines } from './comparison-lines.ts';
import { findingMarkdown } from './markdown-finding.ts';
import { stepLine } from './markdown-step.ts';
import { code, escaped } from './markdown-text.ts';

/** One flow for a ticket or a wiki: how it ended and why, its steps, its findings. */
export function flowMarkdown(flow: ReportFlow): readonly string[] {
  const findings = headlines(flow.findings);
  return [
    `### ${escaped(headlineOf(flow))}`,
    '',
    `${escaped(wayOf(flow).label)}, ${flow.started}`,
    ...walletLines(flow.wallet).flatMap(({ label, sentence }) => ['', `**${label}:** ${escaped(sentence)}`]),
    ...reasonsTold(flow.diagnosis).flatMap((reason, at) => reasonMarkdown(flow, reason, at)),
    '',
    '**Steps**',
    '',
    ...flow.steps.map((step, at) => stepLine(step, at + 1)),
    ...eventsMarkdown(flow),
    ...(findings.length > 0 ? ['', '**Findings**', '', ...findings.flatMap(findingMarkdown)] : []),
  ];
}

/** What belongs to the sign-in beside its messages. */
function eventsMarkdown({ events = [] }: ReportFlow): readonly string[] {
  if (events.length === 0) return [];
  const told = events.map((event) => `- ${escaped(`${eventPlace(event)}${eventWords(event)}`)}`);
  return ['', `**${besideSteps}**`, '', ...told];
}

function reasonMarkdown(flow: ReportFlow, reason: ReportDiagnosis, at: number): readonly string[] {
  const { why, fix } = reason;
  return [
    '',
    `**${at === 0 ? 'Why' : 'Or'}:** ${escaped(`${hedgeOf(reason)}${why}`)}`,
    ...comparisonLines(flow, reason, { value: code, words: escaped }).map((line) => `- ${line}`),
    '',
    `**${fixLead(reason)}** ${escaped(fix)}`,
  ];
}
