import { spanOf } from '../../facts/time-span.ts';
import { wsfedFactsOf } from '../../facts/wsfed/facts.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { whoseClock } from '../whose-clock.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { ofTime } from '../from-comparison.ts';

/** The clocks differ, or the answer came late. WS-Trust 1.3 §4.1. */
export default cause({
  id: 'wsfed-time',
  owner: 'client',
  title: 'By the application’s clock the token is not valid yet, or no longer',
  signs:
    'Lifetime of the answer, or the assertion’s conditions, do not hold at the Date that the application sent with its answer.',
  against: 'The application let the person in; an answer without Date; an encrypted token.',
  fix: 'Synchronise the clocks of both sides (NTP), or let the application allow a few minutes of difference.',
  references: ['ws-federation'],
  example: 'Lifetime/Created 09:13:43, the application answered at 09:08:02',
  confusedWith: ['saml-time', 'clock-skew'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'clock-skew'],
  needs: ['flow'],
  inspect({ flow, server }): CauseDraft | undefined {
    const answer = wsfedFactsOf(flow).at(-1);
    const validity = answer?.validity;
    if (!answer || (validity?.verdict !== 'not yet valid' && validity?.verdict !== 'expired'))
      return undefined;
    const { limit, clock, by, verdict } = validity;
    const { why, ...mended } = whoseClock(
      answer.clocks,
      hostOf(clock.message.url),
      hostOf(server.origin ?? '') || 'the token service',
      { ...validity, ...(answer.olderThanAsked !== undefined && { older: answer.olderThanAsked }) },
    );
    const draft = ofTime(
      validity,
      `By the application’s own clock (${clock.value}) the token ${verdict === 'expired' ? 'had expired' : 'was not valid yet'}: its ${limit.name} is ${limit.value}, a difference of ${spanOf(by)}.${why}`,
    );
    return { ...draft, ...mended };
  },
});
