import { formatOf } from '../../lib/output/formats.ts';
import type { ExportChoice } from '../../lib/output/write-part.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import type { FlowEntry } from '../state/flow-list.ts';
import type { Inspected } from '../state/inspected.ts';

/** Saves these flows as a file. */
export async function saveExport(
  inspected: Inspected,
  shown: readonly FlowEntry[],
  choice: ExportChoice,
): Promise<void> {
  const { extension, mediaType } = formatOf(choice.format);
  const ids = idsOf(shown);
  const first = inspected.report.flows.find(({ id }) => ids.includes(id));
  const text = await inspected.write(choice, ids);
  download(`${fileName(first, choice.redaction)}.${extension}`, new Blob([text], { type: mediaType }));
}

/** Saves the support bundle of these flows, a page; tells the lines for the ticket. Always without secrets and personal data. */
export async function saveBundle(inspected: Inspected, shown: readonly FlowEntry[]): Promise<string> {
  const ids = idsOf(shown);
  const first = inspected.report.flows.find(({ id }) => ids.includes(id));
  const page = await inspected.write({ bundle: 'page' }, ids);
  download(`${fileName(first, 'default')}.bundle.html`, new Blob([page], { type: 'text/html' }));
  return inspected.write({ bundle: 'ticket' }, ids);
}

/** What is said of what was copied, by how much it hides. */
export const copiedWords: Readonly<Record<RedactionLevel, string>> = {
  default: 'Secrets and personal data are replaced.',
  'secrets-only': 'Secrets are replaced, names of persons are not.',
  off: 'It holds live secrets: keep it to yourself.',
};

/** What is said when a support bundle was saved, and its lines for the ticket are on the clipboard or could not be put there. */
export function bundleSavedWords(isCopied: boolean): string {
  return isCopied
    ? `Saved, and the lines for the ticket are on the clipboard. ${copiedWords.default}`
    : `Saved. ${copiedWords.default}`;
}

/** These flows as text for a ticket or a chat: always without secrets and personal data. */
export function shareableText(inspected: Inspected, shown: readonly FlowEntry[]): Promise<string> {
  return inspected.write({ format: 'text', redaction: 'default' }, idsOf(shown));
}

function idsOf(entries: readonly FlowEntry[]): readonly string[] {
  return entries.map(({ flow }) => flow.id);
}

/** `oauth-lens app.example 2026-01-01T00-00-00`; an export with secrets says so in its name. */
function fileName(first: ReportFlow | undefined, redaction: RedactionLevel): string {
  const client =
    first?.client.redirect_uri && URL.canParse(first.client.redirect_uri)
      ? new URL(first.client.redirect_uri).hostname
      : '';
  const when = (first?.started ?? new Date().toISOString()).slice(0, 19).replaceAll(':', '-');
  const warning = redaction === 'off' ? ' WITH SECRETS' : '';
  return `${['oauth-lens', client, when].filter(Boolean).join(' ')}${warning}`;
}

function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
