import { spanOf } from '../../facts/time-span.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { whoseClock } from '../whose-clock.ts';
import { cause } from '../cause.ts';
import { ofTime } from '../from-comparison.ts';

/** The clocks of both sides differ, or the answer came late. */
export default cause({
  id: 'saml-time',
  owner: 'client',
  title: 'By the site’s clock the assertion is not valid yet, or no longer',
  signs: 'NotBefore lies after, or NotOnOrAfter before, the Date that the site itself sent with its answer.',
  against: 'A site that let the person in; an answer without Date; an encrypted assertion.',
  fix: 'Synchronise the clocks of both sides (NTP), or let the site allow a few minutes of difference. If the answer was shown late (a back button, an old page), begin the login again.',
  references: ['saml-core#2.5.1.2', 'saml-core#2.4.1.2'],
  example: 'NotBefore 09:13:43, the site answered at 09:12:08',
  confusedWith: ['callback-failed', 'clock-skew'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'clock-skew'],
  needs: ['flow'],
  inspect({ of, server }) {
    const answer = of(lastSamlAnswer);
    const validity = answer?.times.assertion;
    if (!answer || (validity?.verdict !== 'not yet valid' && validity?.verdict !== 'expired'))
      return undefined;
    const { limit, clock, by, verdict } = validity;
    const how = verdict === 'expired' ? 'had expired' : 'was not valid yet';
    const { why, ...mended } = whoseClock(
      answer.times.clocks,
      hostOf(clock.message.url),
      hostOf(server.origin ?? '') || 'the provider',
      validity,
    );
    const draft = ofTime(
      validity,
      `By the site’s own clock (${clock.value}) the assertion ${how}: its ${limit.name.split('@').at(-1) ?? limit.name} is ${limit.value}, a difference of ${spanOf(by)}.${why}`,
    );
    return { ...draft, ...mended };
  },
});
