import { jsonText } from '../json-text.ts';
import { redactedReport } from '../../redact/redact.ts';
import { failuresAbout } from '../../report/failures.ts';
import type { OutputContent } from '../format.ts';

/**
 * Each flow as JSON on a line of its own, with what tells where it is from: for programs that read many captures as one stream, line by
 * line. Nothing where there is no flow. `docs/other-formats.md`.
 */
export function writeNdjson({ exchanges, report, redaction, input }: OutputContent): string {
  const outgoing = redactedReport(redaction, { exchanges, report });
  const { generator, source, redacted } = outgoing;
  const about = { format: 'oauth-lens-flow', version: 1, generator, input: input ?? null, source, redacted };
  return outgoing.flows
    .map((flow) => `${jsonText({ ...about, ...flow, failures: failuresAbout(outgoing, [flow.id]) })}\n`)
    .join('');
}
