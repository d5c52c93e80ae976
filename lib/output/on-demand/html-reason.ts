import type { ReportComparison, ReportDiagnosis, ReportFlow, ReportPlace } from '../../report/report.ts';
import { markedDifference, type ValuePiece } from '../../telling/difference.ts';
import { sidesOf } from '../../telling/mismatches.ts';
import { fixLead, hedgeOf, whyBesideQuote } from '../../telling/reason.ts';
import { stepLink } from './html-words.ts';
import { foreign, html, type Markup } from './markup.ts';

/** One reason: the cause in a sentence, the page’s own words, the values that differ, and what to do. */
export function reasonMarkup(flow: ReportFlow, reason: ReportDiagnosis): Markup {
  const { quote, compared = [], fix, tell_apart: tellApart } = reason;
  return html`<div class="reason">
    <p class="why">${hedgeOf(reason)}${whyBesideQuote(reason)}</p>
    ${
      quote?.text &&
      html`<blockquote>
        <q>${foreign(quote.text)}</q>
        <footer>${foreign(quote.host)} ${stepLink(flow, quote.step)}</footer>
      </blockquote>`
    }
    ${compared.map((one) => comparisonMarkup(flow, one))}
    <p><b>${fixLead(reason)}</b> ${fix}</p>
    ${tellApart && tellApart !== fix && html`<p><b>How to tell:</b> ${tellApart}</p>`}
  </div>`;
}

function comparisonMarkup(flow: ReportFlow, { name, expected, got }: ReportComparison): Markup {
  const [wanted, found] = markedDifference(expected.value ?? '', got.value ?? '');
  const [first, second] = sidesOf({ expected, got });
  return html`<dl class="compared">
    <dt><code dir="ltr">${name}</code></dt>
    <dd><span class="label">${first}</span> ${placeMarkup(flow, expected, wanted)}</dd>
    <dd><span class="label">${second}</span> ${placeMarkup(flow, got, found)}</dd>
  </dl>`;
}

function placeMarkup(flow: ReportFlow, place: ReportPlace, pieces: readonly ValuePiece[]): Markup {
  const where = stepLink(flow, place.step) ?? (place.address && foreign(place.address));
  const marked = pieces.map(({ text, differs }) => (differs ? html`<mark>${text}</mark>` : text));
  const value = place.value === null ? html`<i>none</i>` : html`<code dir="ltr">${marked}</code>`;
  return html`<span>${value} ${where}</span>`;
}
