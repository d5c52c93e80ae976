import { bundledTrace } from '../../exchange/bundled-trace.ts';
import { rereadWords, ticketTitle, traceNote, traceTitle, type Reread } from '../../telling/bundle.ts';
import type { OutputContent } from '../format.ts';
import { writeTrace } from '../trace.ts';
import { reportMarkup } from './html.ts';
import { pageText } from './html-page.ts';
import { receiptMarkup } from './html-receipt.ts';
import { asIs, html } from './markup.ts';
import { redactWithReceipt } from './receipt.ts';
import { ticketText } from './ticket.ts';

type Recorded = Pick<OutputContent, 'exchanges' | 'report'>;

/** A page for support, and the few lines of it that go into the ticket. */
export type Bundle = { readonly page: string; readonly ticket: string; readonly reread: Reread };

/**
 * The page that a ticket gets: what the logins amount to, what was replaced, and the redacted trace itself. Always safe to share.
 * @param readAgain reads a trace as anybody would, and tells what came of it
 */
export async function writeBundle(
  { exchanges: recorded, report }: Recorded,
  readAgain: (trace: string) => Promise<Reread>,
): Promise<Bundle> {
  // In the order of the trace, so that both give a value the same placeholder.
  const exchanges = recorded.toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  const { outgoing, receipt } = redactWithReceipt('default', { exchanges, report });
  const trace = writeTrace({ exchanges, report, redaction: 'default' });
  const reread = await readAgain(trace);
  const ticket = ticketText(outgoing.report);
  const page = pageText(outgoing.report, [
    ...reportMarkup(outgoing),
    html`<section class="bundle">
      <h2>${ticketTitle}</h2>
      ${asIs('<pre>')}${ticket
        .trimEnd()
        .split('\n')
        .flatMap((line) => [line, asIs('\n')])}${asIs('</pre>')}
    </section>`,
    receiptMarkup(receipt, [html`<p>${rereadWords(reread)}</p>`]),
    html`<section class="bundle">
      <h2>${traceTitle}</h2>
      <p>${traceNote}</p>
      <details>
        <summary>${Math.ceil(trace.length / 1000)} kB of JSON</summary>
        ${asIs(bundledTrace(trace))}
      </details>
    </section>`,
  ]);
  return { page, ticket, reread };
}

/** The lines for the ticket by themselves. */
export function writeTicket({ exchanges, report }: Recorded): string {
  return ticketText(redactWithReceipt('default', { exchanges, report }).outgoing.report);
}
