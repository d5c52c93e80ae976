import { earlyPolls, intervalSaid, type EarlyPoll } from '../../facts/early-polls.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A client that never waits as long as it was told is told to slow down, whatever the person does. RFC 8628 §3.5. */
export default cause({
  id: 'device-polls-too-fast',
  owner: 'client',
  title: 'The device asks for its tokens too often, and is told to slow down each time',
  signs:
    'The last three requests for the tokens at least were all answered slow_down, and each came sooner after the one before than interval and the five seconds of each slow_down before allow.',
  against:
    'A last answer of authorization_pending, which waits for the person; a slow_down or two; a request that waited long enough; tokens.',
  fix: 'Let the program wait as many seconds as interval says between two requests, and five more after each slow_down. The person has nothing to mend: begin again with a new code once the program waits.',
  references: ['rfc8628#3.5', 'rfc8628#3.2'],
  example:
    '"interval": 5, then POST /token every 2 seconds → 30 × slow_down, though the person has confirmed',
  confusedWith: ['person-has-not-confirmed', 'device-gave-up', 'rate-limited'],
  folds: ['person-has-not-confirmed', 'rate-limited', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome === 'succeeded') return undefined;
    const begun =
      messagesOf(flow, 'device_authorization_request').at(-1) ??
      messagesOf(flow, 'backchannel_authentication_request').at(-1);
    if (!begun) return undefined;
    const awaited = begun.kind === 'device_authorization_request' ? 'device_code' : 'auth_req_id';
    const polls = messagesOf(flow, 'token_request').filter(({ params }) => params[awaited] !== undefined);
    const said = intervalSaid(begun.answer?.['interval']);
    const early = new Map(earlyPolls(polls, said).map((one) => [one.poll, one]));
    const slowed = polls.slice(polls.findLastIndex((poll) => !isSlowed(poll) || !early.has(poll)) + 1);
    const last = early.get(slowed.at(-1)!);
    if (!last || slowed.length < enough) return undefined;
    const host = hostOf(begun.url);
    const since =
      said === last.interval ? '' : `, and five more with each slow_down (${last.interval} by now)`;
    return {
      at: last.poll,
      why: `The program asks for its tokens every ${tellSeconds(last)}, though ${host} told it to wait ${said} seconds between two requests${since}. Its last ${slowed.length} requests all came too soon, and ${host} answers such a request with slow_down whether the person has confirmed or not.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [begun, ...slowed],
      compared: [
        {
          name: 'interval',
          expected: { value: `${said} seconds at least`, at: begun },
          got: { value: tellSeconds(last), at: last.poll },
        },
      ],
      rules: ['device-poll-too-fast'],
    };
  },
});

/** A client may miss the time once or twice and learn of it. */
const enough = 3;

function isSlowed({ error }: Message): boolean {
  return error?.code === 'slow_down';
}

function tellSeconds({ waited }: EarlyPoll): string {
  const seconds = Math.round(waited * 10) / 10;
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
