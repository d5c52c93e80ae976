import type { ReportFinding, ReportFlow } from '../../report/report.ts';
import { severityWords } from '../../telling/severity.ts';
import { stepNumberIn } from '../../telling/step.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { html, type Markup } from './markup.ts';

/** A step by its number, leading to it: `step 3`; nothing where it is none of the flow’s. */
export function stepLink(flow: Pick<ReportFlow, 'steps'>, stepId: string | null): Markup | undefined {
  const words = stepNumberIn(flow, stepId);
  return words === undefined ? undefined : html`<a href="#${stepId ?? ''}">${words}</a>`;
}

/** Places in specifications. */
export function referenceLinks(references: ReportFinding['references']): readonly Markup[] {
  return references.map(({ label, url }) =>
    url.startsWith('https://')
      ? html`<a href="${url}" rel="noreferrer">${label}</a>`
      : html`<span>${label}</span>`,
  );
}

/** How bad something is, in word and colour. */
export function severityMark(severity: Severity, count?: number): Markup {
  const name = severityWords[severity];
  const text = count === undefined ? name : `${count} ${name.toLowerCase()}`;
  return html`<span class="severity ${severity}">${text}</span>`;
}
