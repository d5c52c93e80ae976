import type { Exchange } from '../../exchange/exchange.ts';
import type { Report } from '../../report/report.ts';
import type { AskedProfiles, Look, OutputContent } from '../format.ts';
import { redactWithReceipt } from './receipt.ts';
import { finderOf } from './diagram.ts';
import { overviewMarkup } from './html-overview.ts';
import { pageText } from './html-page.ts';
import { receiptMarkup } from './html-receipt.ts';
import { flowMarkup, type FlowSource } from './html-flow.ts';
import type { Markup } from './markup.ts';

/** The report as one page: opens offline, runs nothing, prints; what others said stands in it as text. */
export function writeHtml(
  { exchanges, report, redaction }: OutputContent,
  { profiles = [] }: Pick<Look, 'profiles'> = {},
): string {
  const { outgoing, receipt } = redactWithReceipt(redaction, { exchanges, report });
  return pageText(outgoing.report, [...reportMarkup({ ...outgoing, profiles }), receiptMarkup(receipt)]);
}

/** All that is told of a redacted report: its flows, and what was not seen. */
export function reportMarkup({
  report,
  exchanges,
  profiles = [],
}: {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  readonly profiles?: AskedProfiles;
}): readonly Markup[] {
  const source: FlowSource = { report, profiles, exchangeOf: finderOf(report, exchanges) };
  return [overviewMarkup(report, profiles), ...report.flows.map((flow) => flowMarkup(flow, source))];
}
