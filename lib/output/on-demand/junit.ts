import { redactedReport } from '../../redact/redact.ts';
import { headlines } from '../../report/headlines.ts';
import type { ReportFinding, ReportFlow } from '../../report/report.ts';
import { breakLine } from '../../telling/ending.ts';
import { failureWords } from '../../telling/failures.ts';
import { reasonsTold } from '../../telling/findings.ts';
import { headlineOf } from '../../telling/headline.ts';
import { standingTitle } from '../../telling/outcome.ts';
import { ownerWord } from '../../telling/owner.ts';
import { clientName, serverName } from '../../telling/parties.ts';
import { fixLead, hedgeOf } from '../../telling/reason.ts';
import { standingOf } from '../../telling/standing.ts';
import { placeOf } from '../../telling/step.ts';
import type { OutputContent } from '../format.ts';
import { printable } from '../text-layout.ts';
import { element, text } from './xml.ts';

/**
 * Each login as a test case, for build servers: it fails where the login failed, was refused or got stuck, with the cause; and for each
 * finding that is more than a remark. What is not finished or unclear is skipped. JUnit XML as Jenkins and GitLab read it.
 */
export function writeJunit({ exchanges, report, redaction, input }: OutputContent): string {
  const { flows, failures } = printable(redactedReport(redaction, { exchanges, report }));
  const cases = flows.map(caseOf);
  const failed = failureWords(failures);
  const counts = {
    tests: cases.length,
    failures: cases.filter(({ state }) => state === 'failed').length,
    errors: 0,
    skipped: cases.filter(({ state }) => state === 'skipped').length,
    time: seconds(flows.reduce((sum, flow) => sum + lengthOf(flow), 0)),
  };
  const suite = element(
    'testsuite',
    { name: input ?? 'OAuth Lens', ...counts, timestamp: flows[0]?.started.slice(0, 19) },
    [
      ...cases.map(({ xml }) => xml),
      ...(failed ? [element('system-err', {}, [text([failed.headline, ...failed.names].join('\n'))])] : []),
    ],
  );
  const { skipped: _, ...all } = counts;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'OAuth Lens', ...all }, [suite])}\n`;
}

type Case = { readonly state: 'passed' | 'failed' | 'skipped'; readonly xml: string };

function caseOf(flow: ReportFlow): Case {
  const found = headlines(flow.findings);
  const grave = found.filter(({ severity }) => severity !== 'info');
  const broken = brokenOf(flow);
  const problems = [...(broken ? [broken] : []), ...grave.map(findingOf)];
  const standing = standingOf(flow);
  const isSkipped = problems.length === 0 && (standing === 'pending' || standing === 'unclear');
  const remarks = found.filter(({ severity }) => severity === 'info').map(remarkOf);
  const inside = [
    ...problems,
    ...(isSkipped ? [element('skipped', {}, [text(standingTitle(standing))])] : []),
    ...(remarks.length > 0 ? [element('system-out', {}, [text(remarks.join('\n'))])] : []),
  ];
  return {
    state: problems.length > 0 ? 'failed' : isSkipped ? 'skipped' : 'passed',
    xml: element(
      'testcase',
      {
        name: `${flow.id}: ${headlineOf(flow)}`,
        classname: `${clientName(flow)} → ${serverName(flow)}`,
        time: seconds(lengthOf(flow)),
      },
      inside,
    ),
  };
}

/** Why a login did not go well, the most probable reason first; `undefined` where it did. */
function brokenOf(flow: ReportFlow): string | undefined {
  const standing = standingOf(flow);
  if (standing !== 'failed' && standing !== 'denied' && standing !== 'stuck') return undefined;
  const reasons = reasonsTold(flow.diagnosis);
  const told = reasons.map(
    (reason, at) =>
      `${at === 0 ? 'Why' : 'Or'}: ${hedgeOf(reason)}${reason.why}\n${fixLead(reason)} ${reason.fix}`,
  );
  const message = breakLine(flow) ?? standingTitle(standing);
  return element('failure', { message, type: reasons[0]?.cause ?? standing }, [
    text([headlineOf(flow), ...told].join('\n')),
  ]);
}

function findingOf({ rule, severity, title, detail, fix, owner, steps, references }: ReportFinding): string {
  const places = steps.map(placeOf).join(', ');
  const lines = [
    detail,
    `What to change (${ownerWord(owner, rule)}): ${fix}`,
    places && `Steps: ${places}`,
    ...references.map(({ label, url }) => `${label}: ${url}`),
  ];
  return element('failure', { message: `${severity}: ${title}`, type: rule }, [
    text(lines.filter(Boolean).join('\n')),
  ]);
}

function remarkOf({ rule, title, detail }: ReportFinding): string {
  return `${rule}: ${title}. ${detail}`.trim();
}

function lengthOf({ started, ended }: ReportFlow): number {
  const length = Date.parse(ended) - Date.parse(started);
  return Number.isFinite(length) && length > 0 ? length : 0;
}

/** Milliseconds as `xs:decimal` seconds. */
function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
