import { endpointOf } from '../../exchange/parameters.ts';
import { explainStep } from '../../explain/step.ts';
import type { ReportFlow } from '../../report/report.ts';
import type { Lane } from '../../sequence/lanes.ts';
import type { SequenceLine } from '../../sequence/sequence-lines.ts';
import { labelAtStep } from '../../telling/cause-label.ts';
import { deliveryWords, isGood } from '../../telling/delivery.ts';
import { gapsAt } from '../../telling/gaps.ts';
import { breakPointOf } from '../../telling/standing.ts';
import { notVisible } from '../../telling/step.ts';
import { duration } from '../../telling/time.ts';
import { stepLanes } from './html-lanes.ts';
import { severityMark } from './html-words.ts';
import { address, code, foreign, html, type Markup } from './markup.ts';

type StepLine = Extract<SequenceLine, { type: 'step' }>;

/** One step of the diagram: its arrow, its name, what it asked where, what came back, when; opened, what it means and says. */
export function stepMarkup(flow: ReportFlow, line: StepLine, lanes: readonly Lane[]): Markup {
  const { step, place, findings } = line;
  const broke = breakPointOf(flow);
  const type = broke?.step.id === step.id ? broke.type : undefined;
  const label = labelAtStep(flow, step.id, type !== undefined);
  const worst = findings[0]?.severity;
  return html`<details class="step ${type ?? ''}" id="${step.id}">
    <summary>
      ${stepLanes(line, lanes, type)}
      <div class="words">
        <div class="first">
          <span class="place">${place}</span> <b>${explainStep(step).title}</b>
          ${line.call && code(line.call)} ${worst && severityMark(worst, findings.length)}
          <span class="offset">${place > 1 && `+${duration(line.offset)}`}</span>
        </div>
        <div class="second">
          ${targetMarkup(line)} ${answerMarkup(line)} ${label && html`<span class="why-here">${label}</span>`}
          ${statusMarkup(line)}
        </div>
        ${gapsAt(flow.gaps, step.id).map((gap) => html`<div class="gap">Not seen: ${gap}</div>`)}
      </div>
    </summary>
    ${insideMarkup(line)}
  </details>`;
}

function targetMarkup({ step, carried }: StepLine): Markup {
  const { observed, method, url } = step;
  if (!observed) return html`<span class="unseen">${notVisible}</span>`;
  const sent = carried.sent && html`<span class="sent">→ ${foreign(carried.sent)}</span>`;
  return html`<span class="target">${method} ${address(url === null ? '' : endpointOf(url))}</span> ${sent}`;
}

function answerMarkup({ step: { delivery, status } }: StepLine): Markup | undefined {
  if (!delivery) return undefined;
  const tone = isGood(delivery) ? 'good' : 'bad';
  return html`<span class="${tone}">↩ ${foreign(deliveryWords(delivery, status))}</span>`;
}

function statusMarkup({ step: { status, delivery } }: StepLine): Markup | undefined {
  if (status === null) return undefined;
  const isBad = delivery?.result !== 'not_yet' && (status === 0 || status >= 400);
  return html`<span class="status ${isBad ? 'bad' : ''}">${status === 0 ? 'no answer' : status}</span>`;
}

function insideMarkup({ step, findings }: StepLine): Markup {
  const { summary, check } = explainStep(step);
  const parameters = Object.entries(step.params);
  return html`<div class="inside">
    <p>${summary} ${check}</p>
    ${findings.map(({ title, severity }) => html`<p>${severityMark(severity)} ${title}</p>`)}
    ${
      parameters.length > 0 &&
      html`<table>
        <tr>
          <th>Parameter</th>
          <th>Value</th>
        </tr>
        ${parameters.map(
          ([name, value]) =>
            html`<tr>
              <td>${code(name)}</td>
              <td>${address(value)}</td>
            </tr>`,
        )}
      </table>`
    }
  </div>`;
}
