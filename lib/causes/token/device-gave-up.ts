import { headerValue } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { spanOf } from '../../facts/time-span.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Too many requests are for a device to slow down, and no end. RFC 8628 §3.5. */
export default cause({
  id: 'device-gave-up',
  owner: 'client',
  title: 'The device stopped asking for its tokens when the server asked it to wait',
  signs:
    'The device had been told to go on asking (authorization_pending), a later request was answered that the server is busy (429, 503, slow_down, temporarily_unavailable), and no request followed though the code was good for longer.',
  against:
    'A refusal (access_denied) or an end (expired_token); a device that asked again. Where the recording ends before the next request was due, it says so.',
  fix: 'Treat 429 and temporarily_unavailable as slow_down: wait as long as Retry-After says, or five seconds longer than before, and ask on until the code is over or refused. Let the server count polls of one device code apart from its other limits.',
  references: ['rfc8628#3.5'],
  example: '22 × authorization_pending, then 429 with Retry-After: 60, and no request after it',
  confusedWith: ['access-denied', 'code-expired', 'rate-limited', 'wrong-endpoint'],
  folds: [
    'wrong-endpoint',
    'rate-limited',
    'person-has-not-confirmed',
    'access-denied',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'failed') return undefined;
    const begun = messagesOf(flow, 'device_authorization_request').at(-1);
    const polls = messagesOf(flow, 'token_request').filter(
      ({ params }) => params['device_code'] !== undefined,
    );
    const at = polls.at(-1);
    if (!begun || !at || !isBusy(at) || !polls.slice(0, -1).some(isPending)) return undefined;
    const life = Number(begun.answer?.['expires_in']);
    const left = timeOf(begun) + life * 1000 - timeOf(at);
    const wait = Number(headerValue(at.exchange.responseHeaders, 'retry-after')) || waitOf(begun) + 5;
    const seen = Math.max(
      0,
      ...[...flow.context, ...flow.messages.map((one) => one.exchange)].map((one) => one.startedAt),
    );
    if (!(left > wait * 1000)) return undefined;
    const isOver = seen - timeOf(at) >= wait * 1000;
    const said = headerValue(at.exchange.responseHeaders, 'retry-after');
    return {
      at,
      why: `${endpointOf(at.url)} answered ${at.exchange.status ?? 0}${at.error ? ` (${at.error.code})` : ''}${said === undefined ? '' : ` and asked to wait (Retry-After: ${said})`}: the device was to slow down, nobody had refused it, and its code was good for another ${spanOf(left)}. ${isOver ? 'No request followed, so that nobody fetched the tokens.' : 'No request followed, as far as was recorded: a device that gives up at such an answer never gets its tokens.'}`,
      proof: 'code',
      confidence: isOver ? 'firm' : 'tentative',
      ...(!isOver && { tellApart }),
      evidence: [begun, at],
      rules: ['err-wrong-endpoint'],
    };
  },
});

const tellApart =
  'If the device asks again after that, it did as it should: to be seen in a recording that goes on for longer.';

function isBusy({ exchange: { status = 0 }, error }: Message): boolean {
  return status === 429 || status === 503 || error?.code === 'temporarily_unavailable';
}

function isPending({ error }: Message): boolean {
  return error?.code === 'authorization_pending' || error?.code === 'slow_down';
}

/** Seconds between two requests; five where the server says nothing. RFC 8628 §3.2. */
function waitOf({ answer }: Message): number {
  return Number(answer?.['interval']) || 5;
}
