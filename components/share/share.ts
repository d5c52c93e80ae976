import type { RedactionLevel } from '../../lib/redact/level.ts';
import type { Report } from '../../lib/report/report.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { decodeBytes } from '../../lib/sources/capture.ts';
import { redact } from '../../lib/redact/redact.ts';
import { toText } from '../../lib/report/text.ts';
import { writeTrace } from '../../lib/report/trace.ts';
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

/** Saves what is shown as a flow trace (a HAR with the report in it). */
export function exportTrace({ report, evidence }: Inspected, redaction: RedactionLevel): void {
  download(fileName(report, redaction), writeTrace({ exchanges: evidence(), report, redaction }));
}

/** What is shown as text for a ticket or a chat: always without secrets and personal data. */
export function shareableText({ report, evidence }: Inspected): string {
  return toText(redact('default', { exchanges: evidence(), report }).report, { color: false });
}

/** `oauth-lens app.example 2026-01-01T00-00-00.har`; an export with secrets says so in its name. */
function fileName({ flows }: Report, redaction: RedactionLevel): string {
  const first = flows[0];
  const client =
    first?.client.redirect_uri && URL.canParse(first.client.redirect_uri)
      ? new URL(first.client.redirect_uri).hostname
      : '';
  const when = (first?.started ?? new Date().toISOString()).slice(0, 19).replaceAll(':', '-');
  const warning = redaction === 'off' ? ' WITH SECRETS' : '';
  return `${['oauth-lens', client, when].filter(Boolean).join(' ')}${warning}.har`;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
