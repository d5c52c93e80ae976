import type { Receipt } from './receipt.ts';
import {
  kindWords,
  placeholderNote,
  receiptSentence,
  redactionWords,
  replacedBefore,
} from '../../telling/receipt.ts';
import { html, type Markup } from './markup.ts';

/** What was replaced before the page was written: kinds and counts. `more`: what else there is to say of it. */
export function receiptMarkup(
  { level, replaced, bodies, before }: Receipt,
  more: readonly Markup[] = [],
): Markup {
  const [values, places] = [sum(replaced.map((one) => one.values)), sum(replaced.map((one) => one.places))];
  const earlier = replacedBefore(before);
  return html`<section class="receipt" id="receipt">
    <h2>What was replaced</h2>
    <p class="${level === 'off' ? 'bad' : ''}">${redactionWords[level]}</p>
    ${level !== 'off' && html`<p>${receiptSentence(values, places, bodies)} ${earlier}</p>`} ${more}
    ${
      replaced.length > 0 &&
      html`<details>
        <summary>By kind</summary>
        <table>
          <tr>
            <th>Kind</th>
            <th>Values</th>
            <th>Places</th>
          </tr>
          ${replaced.map(
            (one) =>
              html`<tr>
                <td>${kindWords(one.kind)}</td>
                <td>${one.values}</td>
                <td>${one.places}</td>
              </tr>`,
          )}
        </table>
        <p class="soft">${placeholderNote}</p>
      </details>`
    }
  </section>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
