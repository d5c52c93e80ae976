import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/** Milliseconds after the answer within which an app uses what it got. */
const soon = 30_000;

/**
 * The calls soon after the answer that failed and were not answered later, in order: with the token, or of the app’s page to its own API, whose server
 * may have used the token. Not found and too many are other matters. RFC 9110 §15.5.
 */
export function failedCallsAfter({ messages, context }: Flow, answered: Message): readonly Exchange[] {
  const from = timeOf(answered);
  const calls = [
    // With the token; an app on a phone or a server calls without any page.
    ...messages.filter(({ kind }) => kind === 'resource_request').map(({ exchange }) => exchange),
    ...context.filter(({ context: { resourceType } }) => resourceType === 'fetch'),
  ]
    .filter(({ startedAt }) => startedAt >= from && startedAt <= from + soon)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const last = new Map(calls.map((call) => [endpointOf(call.url), call]));
  return [...last.values()].filter(({ status = 0 }) => failing.has(status));
}

const failing: ReadonlySet<number> = new Set([400, 401, 403, 424, 500, 502]);
