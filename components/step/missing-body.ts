import type { Exchange } from '../../lib/exchange/exchange.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import type { ReportSource } from '../../lib/report/report.ts';

/** Answers that have no body by themselves: RFC 9110 §15.3.5, §15.4.5. */
const empty: ReadonlySet<number> = new Set([204, 205, 304]);

/** Why there is no body to show, and what would bring it; `undefined` where none is missed. */
export function missingBody(
  { status, redirectUrl, method, requestBody, responseBody }: Exchange,
  part: 'request' | 'response',
  source: ReportSource['kind'],
): string | undefined {
  const body = part === 'request' ? requestBody : responseBody;
  if (body?.text !== undefined) return undefined;
  const notRecorded = phrase(source === 'live' ? 'body_not_captured' : 'body_not_in_file');
  if (body) return notRecorded;
  if (part === 'request' || status === undefined || status === 0 || redirectUrl) return undefined;
  return empty.has(status) || method === 'HEAD' ? phrase('no_body') : notRecorded;
}
