import { explainStep } from '../explain/step.ts';
import { actorNames, outcomeWords, stepPlace } from './words.ts';
import type { Report, ReportFinding, ReportFlow, ReportStep, Severity } from './report.ts';

/** How the text is to look. */
export type TextOptions = {
  /** ANSI colours, for a terminal. */
  readonly color: boolean;
};

/** The report for reading: each flow with its steps and findings. Redact the report first; nothing is hidden here. */
export function toText(report: Report, { color }: TextOptions): string {
  const paint = color ? ansi : plain;
  const { source, flows, gaps } = report;
  const read = `${count(source.entries, 'entry', 'entries')} read${source.skipped ? `, ${source.skipped} skipped` : ''}`;
  const head = `${paint.bold('OAuth Lens')}  ${count(flows.length, 'flow', 'flows')} in ${read}${report.redacted ? '' : paint.warn('  not redacted')}`;
  const body = flows.map((flow) => flowText(flow, flows, paint)).join('\n\n');
  const nothing = 'No OAuth or OpenID Connect login was found.';
  const unseen =
    gaps.length > 0 ? `\n\n${paint.bold('Not seen')}\n${gaps.map((gap) => `  - ${gap}`).join('\n')}` : '';
  return `${head}\n\n${body || nothing}${unseen}\n`;
}

type Paint = {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  bad(text: string): string;
};

const code = (n: number) => (text: string) => `\u001b[${n}m${text}\u001b[0m`;
const ansi: Paint = { bold: code(1), dim: code(2), good: code(32), warn: code(33), bad: code(31) };
const asIs = (text: string) => text;
const plain: Paint = { bold: asIs, dim: asIs, good: asIs, warn: asIs, bad: asIs };

function flowText(flow: ReportFlow, flows: readonly ReportFlow[], paint: Paint): string {
  const children = flows.filter(({ parent }) => parent === flow.id).map(({ id }) => id);
  const lines = [
    `${paint.bold(flow.id)}  ${paint.bold(clientName(flow))} → ${flow.server.issuer ?? flow.server.origin ?? 'unknown server'}`,
    `  ${[flow.protocol === 'oidc' ? 'OpenID Connect' : 'OAuth 2.0', flow.grant?.replaceAll('_', ' '), pkceText(flow), `${flow.client.type} client`].filter(Boolean).join(' · ')}`,
    `  ${outcomeText(flow, paint)}`,
    ...(flow.parent ? [`  nested in ${flow.parent}`] : []),
    ...(children.length > 0 ? [`  contains ${children.join(', ')}`] : []),
    '',
    ...flow.steps.map((step, at) => stepText(step, at, flow, paint)),
    ...findingsText(flow, paint),
  ];
  return lines.join('\n');
}

function clientName({ client }: ReportFlow): string {
  return client.id ?? client.redirect_uri ?? 'unknown client';
}

function pkceText({ pkce }: ReportFlow): string | undefined {
  if (pkce === null) return undefined;
  return pkce === 'none' ? 'no PKCE' : pkce === 'unknown' ? 'PKCE not seen' : `PKCE ${pkce}`;
}

function outcomeText({ outcome, error }: ReportFlow, paint: Paint): string {
  const words = outcomeWords[outcome];
  const reason = error ? `: ${error.code}${error.description ? ` (${error.description})` : ''}` : '';
  const colour = outcome === 'succeeded' ? paint.good : outcome === 'pending' ? paint.warn : paint.bad;
  return colour(`${words}${reason}`);
}

function stepText(step: ReportStep, at: number, flow: ReportFlow, paint: Paint): string {
  const offset = ((Date.parse(step.time) - Date.parse(flow.started)) / 1000).toFixed(2);
  const who = `${actorNames[step.from]} → ${actorNames[step.to]}`;
  const marks = flow.findings.filter((finding) => finding.steps.includes(step.id)).length;
  const title = explainStep(step).title;
  const line = `  ${String(at + 1).padStart(2)}. ${title}${step.observed ? '' : paint.dim('  (not visible to a browser)')}${marks > 0 ? paint.warn(`  [${count(marks, 'finding', 'findings')}]`) : ''}`;
  const place = step.observed
    ? `${stepPlace(step)}${step.status === null ? '' : `  ${step.status === 0 ? 'no response' : step.status}`}`
    : '';
  return `${line}\n      ${paint.dim(`+${offset}s  ${who}${place ? `  ${place}` : ''}`)}`;
}

function findingsText(flow: ReportFlow, paint: Paint): readonly string[] {
  if (flow.findings.length === 0) {
    return ['', `  ${paint.good('Nothing objectionable was seen in what passed through the browser.')}`];
  }
  return ['', ...flow.findings.flatMap((finding) => findingText(finding, paint))];
}

function findingText(finding: ReportFinding, paint: Paint): readonly string[] {
  const level = levelColour(finding.severity, paint)(finding.severity.toUpperCase());
  const steps = finding.steps.map((id) => id.slice(id.indexOf('.') + 1)).join(', ');
  return [
    `  ${level}  ${paint.bold(finding.title)}  ${paint.dim(`${finding.rule}, ${finding.confidence}`)}`,
    `      ${finding.detail}`,
    `      Fix: ${finding.fix}`,
    `      ${paint.dim(`${steps ? `Step ${steps}. ` : ''}${finding.references.map(({ label }) => label).join(', ')}`)}`,
  ];
}

function levelColour(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return paint.bad;
  return severity === 'info' ? paint.dim : paint.warn;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
