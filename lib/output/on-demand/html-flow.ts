import { phrase } from '../../explain/phrases.ts';
import { isPartlyJudged } from '../../report/failures.ts';
import { headlines } from '../../report/headlines.ts';
import type { Report, ReportDiagnosis, ReportFlow } from '../../report/report.ts';
import type { SequenceSource } from '../../sequence/sequence-lines.ts';
import { endingOf } from '../../telling/ending.ts';
import { environmentMark } from '../../telling/environment.ts';
import { nothingFoundInPart } from '../../telling/failures.ts';
import { reasonsTold } from '../../telling/findings.ts';
import { headlineOf } from '../../telling/headline.ts';
import { walletLines } from '../../telling/wallet.ts';
import { mcpMark } from '../../telling/mcp.ts';
import { serversMark } from '../../telling/servers.ts';
import { standingTitle } from '../../telling/outcome.ts';
import { protectionsTold } from '../../telling/protections.ts';
import { purposeWords } from '../../telling/purpose.ts';
import { otherReasonsLead } from '../../telling/reason.ts';
import { standingOf } from '../../telling/standing.ts';
import { stepName } from '../../telling/step.ts';
import { stepUpMark } from '../../telling/step-up.ts';
import { dateTime } from '../../telling/time.ts';
import { isInProgress } from '../../telling/under-way.ts';
import { wayOf } from '../../telling/way.ts';
import { findingMarkup } from './html-finding.ts';
import type { AskedProfiles } from '../format.ts';
import { profilesMarkup } from './html-profiles.ts';
import { reasonMarkup } from './html-reason.ts';
import { sequenceMarkup } from './html-sequence.ts';
import { code, foreign, html, type Markup } from './markup.ts';

/** What a flow is told from: the report that it stands in, and the exchanges behind its steps. */
export type FlowSource = SequenceSource & {
  readonly report: Report;
  /** Those that stand open. None unless told. */
  readonly profiles?: AskedProfiles;
};

/** One flow: what it was for and how it went, where it broke and why, its steps, its findings, its profiles. */
export function flowMarkup(flow: ReportFlow, source: FlowSource): Markup {
  const findings = headlines(flow.findings);
  const way = wayOf(flow);
  const nothing = isPartlyJudged(source.report, flow) ? nothingFoundInPart : phrase('no_finding');
  return html`<section class="flow" id="${flow.id}">
    <header>
      <h2>
        <span class="standing ${standingOf(flow)}">${standingTitle(standingOf(flow))}</span>
        ${headlineOf(flow)}
      </h2>
      <p class="chips">${chips(flow)}</p>
      <p class="soft">${way.why} ${way.instead && html`<b class="caution">${way.instead}</b>`}</p>
    </header>
    ${[...walletMarkup(flow), noticeMarkup(flow) ?? '']}
    <h3>Steps</h3>
    <p class="soft began">
      Began ${dateTime(Date.parse(flow.started) / 1000)}.<span class="screen"> Each step opens.</span>
    </p>
    ${sequenceMarkup(flow, source)}
    <h3>Findings</h3>
    ${findings.length > 0 ? findings.map((one) => findingMarkup(flow, one)) : html`<p>${nothing}</p>`}
    ${profilesMarkup(flow, source.profiles ?? [])}
  </section>`;
}

function walletMarkup({ wallet }: ReportFlow): readonly Markup[] {
  return walletLines(wallet).map(({ label, sentence }) => html`<p><b>${label}:</b> ${sentence}</p>`);
}

function chips(flow: ReportFlow): readonly Markup[] {
  const marks = [
    environmentMark(flow.environment),
    stepUpMark(flow),
    serversMark(flow),
    mcpMark(flow.mcp),
  ].filter((mark) => mark !== undefined);
  return [
    html`<span class="chip accent">${purposeWords[flow.purpose].label}</span> `,
    html`<span class="chip">${wayOf(flow).label}</span> `,
    ...marks.map(({ label, sentence }) => html`<span class="chip" title="${sentence}">${label}</span> `),
    ...protectionsTold(flow).map(
      ({ label, tone, meaning }) =>
        html`<span class="chip ${tone}" title="${meaning}">${toneSigns[tone]} ${label}</span> `,
    ),
  ];
}

const toneSigns = { good: '✓', caution: '!', bad: '✗', quiet: '–' } as const;

/** Where a flow broke or got stuck and why; nothing while it is under way. */
function noticeMarkup(flow: ReportFlow): Markup | undefined {
  const { lead, step, complaint, quote } = endingOf(flow);
  const [reason, ...others] = reasonsTold(flow.diagnosis);
  if (isInProgress(flow) || !(step ?? reason)) return undefined;
  return html`<section class="notice ${flow.outcome}">
    <p class="soft">
      ${lead}
      ${step && html`<a href="#${step.id}">${stepName(flow, step)}</a>`}${complaint && [': ', code(complaint)]}
      ${quote && !reason?.quote && html`<q>${foreign(quote)}</q>`}
    </p>
    ${reason && reasonMarkup(flow, reason)} ${others.length > 0 && otherReasons(flow, others)}
  </section>`;
}

function otherReasons(flow: ReportFlow, others: readonly ReportDiagnosis[]): Markup {
  return html`<details class="others">
    <summary>${otherReasonsLead(others.length)}</summary>
    ${others.map((reason) => reasonMarkup(flow, reason))}
  </details>`;
}
