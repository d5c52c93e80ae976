import { originOf } from '../exchange/parameters.ts';
import { environmentMark } from '../telling/environment.ts';
import { endingOf } from '../telling/ending.ts';
import { headlineOf } from '../telling/headline.ts';
import { walletLines } from '../telling/wallet.ts';
import { mcpMark } from '../telling/mcp.ts';
import { serversMark } from '../telling/servers.ts';
import { protectionsTold, type ProtectionWords } from '../telling/protections.ts';
import { protocolTold } from '../telling/protocol.ts';
import { purposeWords } from '../telling/purpose.ts';
import { stepUpMark } from '../telling/step-up.ts';
import { stepName } from '../telling/step.ts';
import { besideSteps, eventPlace, eventTone, eventWords } from '../telling/sign-in-events.ts';
import { wayOf } from '../telling/way.ts';
import type { ReportFlow } from '../report/report.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import { diagnosisText } from './text-diagnosis.ts';
import { findingsText } from './text-findings.ts';
import { wrapped, type Paint } from './text-layout.ts';
import { stepsText } from './text-steps.ts';

/** One flow: who asked whom for what, how it ended and where it broke, what is to be said of it, and its steps. */
export function flowText(
  flow: ReportFlow,
  flows: readonly ReportFlow[],
  width: number,
  paint: Paint,
): readonly string[] {
  return [
    ...wrapped(headlineOf(flow), width, ' '.repeat(flow.id.length + 2), `${flow.id}  `).map(paint.bold),
    ...wrapped(traitsOf(flow, flows).join(', '), width, '  ').map(paint.dim),
    ...markText(flow, width),
    ...walletText(flow, width),
    ...protectionsText(flow, width),
    ...endingText(flow, width, paint),
    ...findingsText(flow, width, paint),
    '',
    ...stepsText(flow, paint),
    ...eventsText(flow, width, paint),
    '',
    ...wrapped(reasonText(flow), width, '  ').map(paint.dim),
  ];
}

function traitsOf(flow: ReportFlow, flows: readonly ReportFlow[]): readonly string[] {
  const nested = flows.filter(({ parent }) => parent === flow.id).map(({ id }) => id);
  const protocol = protocolTold(flow);
  const way = wayOf(flow).label;
  const traits = [
    protocol,
    way !== protocol && way,
    purposeWords[flow.purpose].label,
    flow.client.id && `client ${flow.client.id}`,
    flow.client.type === 'unknown' ? 'client type unknown' : `${flow.client.type} client`,
    issuerText(flow),
    environmentMark(flow.environment)?.label,
    stepUpMark(flow)?.label,
    flow.parent && `nested in ${flow.parent}`,
    nested.length > 0 && `contains ${nested.join(', ')}`,
  ];
  return traits.filter((trait) => typeof trait === 'string');
}

/** The issuer where its name is more than its host: one host may serve many. */
function issuerText({ server }: ReportFlow): string | undefined {
  const { issuer } = server;
  return issuer === null || issuer.replace(/\/$/, '') === originOf(issuer) ? undefined : `issuer ${issuer}`;
}

function markText(flow: ReportFlow, width: number): readonly string[] {
  return [serversMark(flow), mcpMark(flow.mcp)].flatMap((mark) =>
    mark ? wrapped(`${mark.label}. ${mark.sentence}`, width, '    ', '  ') : [],
  );
}

function walletText({ wallet }: ReportFlow, width: number): readonly string[] {
  return walletLines(wallet).flatMap(({ label, sentence }) =>
    wrapped(`${label}: ${sentence}`, width, '    ', '  '),
  );
}

const signs: Readonly<Record<ProtectionWords['tone'], string>> = {
  good: '✓',
  caution: '!',
  bad: '✗',
  quiet: '–',
};

function protectionsText(flow: ReportFlow, width: number): readonly string[] {
  const told = protectionsTold(flow).map(({ tone, label }) => `${signs[tone]} ${label}`);
  return told.length > 0 ? wrapped(`Protection: ${told.join(', ')}`, width, '    ', '  ') : [];
}

/** What belongs to the sign-in beside its messages. */
function eventsText({ events = [] }: ReportFlow, width: number, paint: Paint): readonly string[] {
  if (events.length === 0) return [];
  const told = events.flatMap((event) => {
    const isBad = eventTone(event) === 'bad';
    const words = `${isBad ? '✗' : '·'} ${eventPlace(event)}${eventWords(event)}`;
    return wrapped(words, width, '      ', '    ').map(isBad ? paint.bad : paint.dim);
  });
  return ['', `  ${besideSteps}:`, ...told];
}

/** Why one uses this way, and what instead where it is outdated. */
function reasonText(flow: ReportFlow): string {
  const { why, instead } = wayOf(flow);
  return `Why this way: ${why}${instead ? ` ${instead}` : ''}`;
}

function endingText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  return [
    ...wrapped(endingSentence(flow), width, '    ', '  ').map(paint[colours[flow.outcome]]),
    ...diagnosisText(flow, width, paint),
  ];
}

const colours: Readonly<Record<Outcome, 'good' | 'warn' | 'bad'>> = {
  succeeded: 'good',
  failed: 'bad',
  denied: 'bad',
  unclear: 'warn',
  pending: 'warn',
};

function endingSentence(flow: ReportFlow): string {
  const { lead, step, complaint, quote } = endingOf(flow);
  const said = [complaint, quote && `“${quote}”`].filter(Boolean).join(', ');
  return [step ? `${lead} ${stepName(flow, step)}` : lead, said].filter(Boolean).join(': ');
}
