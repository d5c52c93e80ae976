import { jsonText } from './json-text.ts';
import { redactedReport } from '../redact/redact.ts';
import type { OutputContent, OutputFormat } from './format.ts';

/** The report as it is (`docs/report-format.md`, section 1): for other programs. */
export const json = {
  id: 'json',
  title: 'Report (JSON)',
  extension: 'json',
  mediaType: 'application/json',
  write: (content) => [...parts(content)].join(''),
  parts,
} as const satisfies OutputFormat;

/** A flow at a time. */
function* parts({ exchanges, report, redaction }: OutputContent): Generator<string, void> {
  const outgoing = redactedReport(redaction, { exchanges, report });
  const { flows } = outgoing;
  const frame = jsonText({ ...outgoing, flows: [] }, 2);
  // The report's own: members of members stand further in.
  const [head = '', tail = ''] = frame.split(noFlows);
  if (flows.length === 0) return yield `${frame}\n`;
  yield `${head}${noFlows.slice(0, -1)}`;
  for (const [at, flow] of flows.entries())
    yield `${at === 0 ? '' : ','}\n    ${jsonText(flow, 2).replaceAll('\n', '\n    ')}`;
  yield `\n  ]${tail}\n`;
}

const noFlows = '\n  "flows": []';
