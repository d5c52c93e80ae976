import type { Report, ReportFlow } from '../../report/report.ts';
import { endingOf } from '../../telling/ending.ts';
import { findingsBeside, reasonsTold } from '../../telling/findings.ts';
import { headlineOf } from '../../telling/headline.ts';
import { fixLead, hedgeOf } from '../../telling/reason.ts';
import { redactionWords } from '../../telling/receipt.ts';
import { standingOf } from '../../telling/standing.ts';
import { placeOf, stepName } from '../../telling/step.ts';
import { dateTime } from '../../telling/time.ts';
import { isInProgress } from '../../telling/under-way.ts';
import { wayOf } from '../../telling/way.ts';
import { comparisonLines } from '../comparison-lines.ts';
import { plain, printable } from '../text-layout.ts';

/** More lines nobody reads in a ticket. */
const most = 15;
/** A longer one is cut: the bundle has it whole. */
const longest = 300;

/**
 * The few lines that a ticket needs, of a redacted report: what happened, why, what to do, what was found. Of several logins the first
 * that did not go well is told, else the first that may be stuck.
 */
export function ticketText(report: Report): string {
  const { flows } = printable(report);
  const flow = flows.find((one) => !goesWell.has(standingOf(one))) ?? flows.find(mayBeKept) ?? flows[0];
  const others = flows.length - 1;
  const lines = [
    ...(flow ? flowLines(flow) : ['No OAuth or OpenID Connect login was found.']),
    ...(others > 0 ? [`${others === 1 ? '1 more login' : `${others} more logins`} in the file.`] : []),
    `OAuth Lens ${report.generator.version}. ${redactionWords.default}`,
  ];
  return `${lines.slice(0, most).map(cut).join('\n')}\n`;
}

const goesWell: ReadonlySet<string> = new Set(['succeeded', 'pending']);

function mayBeKept(flow: ReportFlow): boolean {
  return standingOf(flow) === 'pending' && !isInProgress(flow);
}

function flowLines(flow: ReportFlow): readonly string[] {
  return [
    headlineOf(flow),
    `${wayOf(flow).label}, ${dateTime(Date.parse(flow.started) / 1000)}.`,
    ...(isInProgress(flow) ? [] : [endingLine(flow), ...reasonLines(flow)]),
    ...findingLines(flow),
  ];
}

function endingLine(flow: ReportFlow): string {
  const { lead, step, complaint } = endingOf(flow);
  return `${step ? `${lead} ${stepName(flow, step)}` : lead}${complaint ? `: ${complaint}` : ''}.`;
}

function reasonLines(flow: ReportFlow): readonly string[] {
  const [reason] = reasonsTold(flow.diagnosis);
  if (!reason) return [];
  const { tell_apart: tellApart } = reason;
  return [
    `Why: ${hedgeOf(reason)}${reason.why}`,
    ...comparisonLines(flow, reason, plainWriting).slice(0, 2),
    `${fixLead(reason)} ${reason.fix}`,
    ...(tellApart && tellApart !== reason.fix ? [`How to tell: ${tellApart}`] : []),
  ];
}

const plainWriting = { value: plain.bold, words: plain.bold };

/** Beside the one reason that is told. */
function findingLines(flow: ReportFlow): readonly string[] {
  const told = findingsBeside(flow.findings, flow.diagnosis.slice(0, 1));
  const shown = told.slice(0, 4).map(({ severity, title, steps }) => {
    const places = steps.map(placeOf).join(', ');
    return `- ${severity}: ${title}${places && ` (step ${places})`}`;
  });
  const more = told.length - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${more} more`] : [])];
}

function cut(line: string): string {
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
