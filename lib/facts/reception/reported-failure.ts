import { cameFrom } from '../../exchange/came-from.ts';
import { isErrorReport } from '../../exchange/error-report.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { partiesOf } from '../../flows/context/parties.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';

/** What a page’s script reported of its own login, and the answer after which it did. */
export type ReportedFailure = { readonly at: Exchange; readonly message: Message };

/** Milliseconds after an answer within which a report is of what became of it. */
const untilReport = 10_000;

/**
 * The report of an error that the app’s page sent to whoever collects them, within seconds of the answer, and whose text is known to tell of a
 * login that failed: what the person may never have been shown. `undefined` where there is none, where an answer itself was an error, and
 * where the page used its tokens afterwards. Pages are read by those alone who have a use for it.
 */
export function reportedFailureOf(flow: Flow): ReportedFailure | undefined {
  const { context, messages, saysFailure } = flow;
  const reports = saysFailure ? context.filter(isErrorReport) : [];
  if (reports.length === 0) return undefined;
  const message = messages.findLast((one) => isFrontChannelResponse(one) && !one.error);
  if (!message) return undefined;
  const from = timeOf(message);
  const { client } = partiesOf(messages, context);
  const at = reports.find(
    (one) =>
      one.startedAt >= from &&
      one.startedAt <= from + untilReport &&
      client.has(hostOf(cameFrom(one) ?? '')) &&
      saysFailure?.(one, []) === 'plainly',
  );
  return at && !wentOnAfter(messages, at) ? { at, message } : undefined;
}

function wentOnAfter(messages: readonly Message[], { startedAt }: Exchange): boolean {
  const tokens = new Set(messages.flatMap((one) => Object.values(knownTokens(one))));
  return messages.some(
    ({ kind, token, exchange }) =>
      kind !== 'exposure' &&
      token !== undefined &&
      tokens.has(token) &&
      exchange.startedAt > startedAt &&
      (exchange.status ?? 0) < 400,
  );
}
