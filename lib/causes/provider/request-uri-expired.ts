import { hostOf } from '../../exchange/parameters.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import type { Facts } from '../../facts/facts.ts';
import { requestUriLifeOf, type RequestUriLife } from '../../facts/request-uri-life.ts';
import { spanOf } from '../../facts/time-span.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { withQuote } from '../said/from-words.ts';
import { cause, type CauseDraft, type Compared } from '../cause.ts';

/** What was pushed lives for seconds, and a login takes longer. RFC 9126 §2.2, §4. */
export default cause({
  id: 'request-uri-expired',
  owner: 'authorization_server',
  title: 'The pushed request had expired when it was looked at',
  signs:
    'The provider refused an authorization request by reference (request_uri), and this came later than the reference lives: by expires_in of the answer that gave it, or by the time at its own end.',
  against:
    'A request within that time, whose reference may have been used up; a refusal that names another reason (client, redirect_uri); a reference of which no time is known.',
  fix: 'Let the server keep what it read of the request for the whole login (in its session) instead of reading it once more after its login pages, or give request_uri a lifetime of minutes, as a login with a second factor takes. The person did nothing wrong: who is signed in by then may get through at the second try.',
  references: ['rfc9126#2.2', 'rfc9126#4'],
  example:
    'request_uri good for 30 seconds; GET /authorize → 302 /login; 44 seconds later GET /authorize with the same request_uri → 400 invalid_request',
  confusedWith: ['provider-error-page', 'request-lost-at-provider', 'as-session-lost'],
  folds: ['provider-error-page', 'known-error', 'callback-failed', 'not-answered', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const used = refusedReference(facts);
    const life = used && requestUriLifeOf(facts.flow, used);
    if (!used || !life) return undefined;
    // The reference names the server’s own time: its clock is asked, where it says one.
    const time = life.pushed ? timeOf(used) : (answeredAt(used)?.time ?? timeOf(used));
    if (time <= life.until) return undefined;
    const earlier = messagesOf(facts.flow, 'authorization_request').find((one) =>
      wasTakenUp(one, used, life),
    );
    const host = hostOf(used.url);
    const why = earlier
      ? `The pushed request (request_uri) had expired before the login was done: ${host} took it up in time, led through its login pages, and looked at it once more ${spanOf(time - timeOf(earlier))} later, ${spanOf(time - life.until)} after its end (${endWords(life)}).`
      : `The pushed request (request_uri) had expired when the browser opened it at ${host}, ${spanOf(time - life.until)} after its end (${endWords(life)}).`;
    return {
      at: used,
      ...withQuote(facts, why),
      ...(!earlier && { owner: 'client', fix: pushAgain }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [life.pushed, earlier, used].filter((one) => one !== undefined),
      compared: [comparedOf(life, used, time)],
    };
  },
});

const pushAgain =
  'Push the request when the person begins, and send the browser on at once; after an error, or when a page was left open, push a new one.';

/** The request by reference that the provider refused, on a page of its own or with its answer. */
function refusedReference({ flow, errorPage, ending }: Facts): Message | undefined {
  if (errorPage) {
    const { message, says } = errorPage;
    return says === 'other' || says === 'unread' ? message : undefined;
  }
  const { failedAt, error } = ending;
  if (!failedAt || !isFrontChannelResponse(failedAt) || !error || !ofRequest.has(error.code))
    return undefined;
  const requests = messagesOf(flow, 'authorization_request');
  return requests.findLast((one) => timeOf(one) <= timeOf(failedAt));
}

/** What a server says of a reference that it does not know. RFC 9101 §7; RFC 9126 §4. */
const ofRequest: ReadonlySet<string> = new Set(['invalid_request', 'invalid_request_uri']);

function wasTakenUp(one: Message, used: Message, { until }: RequestUriLife): boolean {
  return (
    one !== used &&
    one.params['request_uri'] === used.params['request_uri'] &&
    timeOf(one) < timeOf(used) &&
    timeOf(one) <= until &&
    (one.exchange.status ?? 0) < 400
  );
}

function endWords({ good, until }: RequestUriLife): string {
  return good === undefined
    ? `${new Date(until).toUTCString()}, by the time that it ends with`
    : `expires_in: ${good} seconds`;
}

function comparedOf({ good, until, pushed }: RequestUriLife, used: Message, time: number): Compared {
  if (good === undefined || !pushed)
    return {
      name: 'expires_in',
      expected: { value: `until ${new Date(until).toUTCString()}`, at: used },
      got: { value: new Date(time).toUTCString(), at: used },
    };
  return {
    name: 'expires_in',
    expected: { value: `${good} seconds at most`, at: pushed },
    got: { value: `${Math.round((time - timeOf(pushed)) / 1000)} seconds`, at: used },
  };
}
