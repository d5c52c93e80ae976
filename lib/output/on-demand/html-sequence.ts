import { endpointOf } from '../../exchange/parameters.ts';
import type { ReportFlow } from '../../report/report.ts';
import { foldLines, type FoldedLines } from '../../sequence/fold-lines.ts';
import { lanesOf, type Lane } from '../../sequence/lanes.ts';
import { sequenceLines, type SequenceLine, type SequenceSource } from '../../sequence/sequence-lines.ts';
import { browserActWords, isLoss } from '../../telling/browser-acts.ts';
import { pagesWords } from '../../telling/pages.ts';
import { serverName } from '../../telling/parties.ts';
import { eventTone, eventWords } from '../../telling/sign-in-events.ts';
import { nestedWords, waitWords } from '../../telling/wait.ts';
import { browserLanes, eventLanes, lanesMarkup, waitLanes } from './html-lanes.ts';
import { stepMarkup } from './html-step.ts';
import { address, foreign, html, type Markup } from './markup.ts';

/** The flow as the sequence diagram that the inspector draws: lanes at the left, words at the right. */
export function sequenceMarkup(flow: ReportFlow, source: SequenceSource): Markup {
  const lanes = lanesOf(flow);
  const lines = foldLines(sequenceLines(flow, source), undefined, new Set());
  return html`<div class="sequence">
    <div class="parties n${lanes.length}">
      ${lanes.map(({ actor, role }) => html`<span class="role ${actor}">${role}</span>`)}
      <span class="names">
        ${lanes.map(({ actor, role, name }) => html`<span class="${actor}">${role}: ${foreign(name)}</span>`)}
      </span>
    </div>
    ${lines.map((line) => lineMarkup(flow, line, lanes))}
  </div>`;
}

function lineMarkup(flow: ReportFlow, line: SequenceLine | FoldedLines, lanes: readonly Lane[]): Markup {
  switch (line.type) {
    case 'step':
      return stepMarkup(flow, line, lanes);
    case 'fold':
      return html`<details class="fold">
        <summary>${lanesMarkup(lanes)}<span class="aside">⋯ ${line.words}</span></summary>
        ${line.lines.map((inner) => stepMarkup(flow, inner, lanes))}
      </details>`;
    case 'pages':
      return html`<details class="pages">
        <summary>
          ${lanesMarkup(lanes)}<span class="aside">${pagesWords(line.host, line.pages.length)}</span>
        </summary>
        <ol>
          ${line.pages.map(({ url, status }) => html`<li>${address(endpointOf(url))} ${status ?? '–'}</li>`)}
        </ol>
      </details>`;
    case 'wait':
      return html`<div class="line">
        ${waitLanes(lanes)}
        <span class="aside">
          ${waitWords(serverName(flow), line.ms, line.nested.length > 0, flow.protocol)}
          ${line.nested.map((inner) => html`<a href="#${inner.id}">${nestedWords(inner)}</a> `)}
        </span>
      </div>`;
    case 'browser':
      return html`<div class="line">
        ${browserLanes(line, lanes)}
        <span class="aside ${isLoss(line.act) ? (line.isGuess ? 'caution' : 'bad') : ''}">
          ${browserActWords(line.act)} ${line.act.url && address(line.act.url)}
        </span>
      </div>`;
    case 'event':
      return html`<div class="line">
        ${eventLanes(line, lanes)}
        <span class="aside ${eventTone(line.event)}">
          ${eventWords(line.event)} ${line.event.url && address(line.event.url)}
        </span>
      </div>`;
  }
}
