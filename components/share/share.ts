import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import type { Report } from '../../lib/report/report.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { decodeBytes } from '../../lib/sources/capture.ts';
import { formatOf, type FormatId } from '../../lib/output/formats.ts';
import type { Inspected } from '../state/inspected.ts';
import { inspectedBy } from '../state/live-inspection.ts';

/** A file as the page shows it, or why it could not be read. */
export type Imported = { readonly name: string; readonly inspected: Inspected } | { readonly error: string };

/** Reads a HAR or a trace, inspects it and has its signatures checked. Never throws on what the file holds. */
export async function importFile(file: File): Promise<Imported> {
  const seen = await inspectCapture(decodeBytes(new Uint8Array(await file.arrayBuffer())));
  if ('error' in seen) return { error: `${file.name}: ${seen.error}` };
  return { name: file.name, inspected: inspectedBy(seen.inspection, seen.report) };
}

/** What an export is to be: its format, and how much it hides. */
export type ExportChoice = { readonly format: FormatId; readonly redaction: RedactionLevel };

/** Saves what is shown as a file. */
export function saveExport(inspected: Inspected, choice: ExportChoice): void {
  const { extension, mediaType } = formatOf(choice.format);
  const name = `${fileName(inspected.report, choice.redaction)}.${extension}`;
  download(name, new Blob([written(inspected, choice)], { type: mediaType }));
}

/** What is shown as text for a ticket or a chat: always without secrets and personal data. */
export function shareableText(inspected: Inspected): string {
  return written(inspected, { format: 'text', redaction: 'default' });
}

function written({ report, evidence }: Inspected, { format, redaction }: ExportChoice): string {
  return formatOf(format).write({ exchanges: evidence(), report, redaction }, { color: false });
}

/** `oauth-lens app.example 2026-01-01T00-00-00`; an export with secrets says so in its name. */
function fileName({ flows }: Report, redaction: RedactionLevel): string {
  const first = flows[0];
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
