import { jsonText } from './json-text.ts';
import { redactedReport } from '../redact/redact.ts';
import type { OutputFormat } from './format.ts';

/** The report as it is (`docs/report-format.md`, section 1): for other programs. */
export const json = {
  id: 'json',
  title: 'Report (JSON)',
  extension: 'json',
  mediaType: 'application/json',
  write({ exchanges, report, redaction }) {
    return `${jsonText(redactedReport(redaction, { exchanges, report }), 2)}\n`;
  },
} as const satisfies OutputFormat;
