import type { ReportFinding, ReportFlow } from '../../report/report.ts';
import { ownerWord } from '../../telling/owner.ts';
import { referenceLinks, severityMark, stepLink } from './html-words.ts';
import { html, type Markup } from './markup.ts';

/** One finding: what was seen, what to change, who can, and where the rule stands. */
export function findingMarkup(flow: ReportFlow, finding: ReportFinding): Markup {
  const { rule, severity, confidence, owner, title, detail, fix, steps, references } = finding;
  const evidence = steps.flatMap((id) => stepLink(flow, id) ?? []);
  return html`<article class="finding ${severity}">
    <h4>${severityMark(severity)} <span>${title}</span></h4>
    ${detail && html`<p>${detail}</p>`} ${fix && html`<p class="fix"><b>What to change:</b> ${fix}</p>`}
    <footer>
      ${evidence.length > 0 && html`<span>Evidence: ${evidence.flatMap((link) => [link, ' '])}</span>`}
      <span>Owner: ${ownerWord(owner, rule)}</span>
      <span>Confidence: ${confidence}</span>
      ${referenceLinks(references)}
      <code>${rule}</code>
    </footer>
  </article>`;
}
