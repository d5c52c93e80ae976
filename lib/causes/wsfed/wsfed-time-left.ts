import { dateTimeOf } from '../../exchange/date-time.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { ValueAt } from '../../facts/comparison.ts';
import type { Facts } from '../../facts/facts.ts';
import { clockLeeway } from '../../facts/clock-offset.ts';
import { spanOf } from '../../facts/time-span.ts';
import { receiversClock } from '../../facts/validity.ts';
import { wsfedFactsOf, type WsfedFacts } from '../../facts/wsfed/facts.ts';
import { whoseClock } from '../whose-clock.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** What SharePoint takes off a token's end unless it is told otherwise, in milliseconds (`LogonTokenCacheExpirationWindow`). */
const window = 10 * 60_000;

/** The app's session ends with the token, and the token is nearly over when it arrives. WS-Trust 1.3 §4.1. */
export default cause({
  id: 'wsfed-time-left',
  owner: 'client',
  title:
    'By the application’s clock the token is nearly over as it arrives, and a new one is asked for at once',
  signs:
    'The application took the token and asked for the next one at once; by the Date of its own answer less than ten minutes are left until Lifetime/Expires. The application is SharePoint, which takes that much off, or its clock is ahead of the token service’s by more than a minute.',
  against: 'More is left; the application refused the token; an answer without Date.',
  fix: 'Set the clocks of both sides by NTP, and give the application’s tokens at the token service a lifetime that is longer than what the application takes off it.',
  references: ['ws-federation'],
  example:
    'Lifetime/Expires 18:00:30, SharePoint answered at 17:57:40 by its own clock: within its last ten minutes',
  confusedWith: ['wsfed-time', 'session-not-known', 'interaction-loop'],
  folds: ['session-not-known', 'login-loop', 'interaction-loop', 'callback-failed', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const answer = isAskedAgain(facts) ? wsfedFactsOf(facts.flow).findLast(isTaken) : undefined;
    const time = answer && timeLeft(answer);
    if (!answer || !time || time.left >= window) return undefined;
    const app = hostOf(answer.message.url);
    const service = hostOf(facts.server.origin ?? '') || 'the token service';
    const { service: own, provider } = answer.clocks;
    const ahead = own && provider ? own.ahead - provider.ahead : 0;
    const isSharePoint = isOfSharePoint(facts);
    const isForClock = ahead > clockLeeway && time.left + ahead >= window;
    const isForLifetime = time.total !== undefined && time.total <= window;
    if (!isForClock && !(isSharePoint && isForLifetime)) return undefined;
    const { why, ...mended } = isForClock
      ? whoseClock(answer.clocks, app, service, { verdict: 'expired', by: ahead })
      : { why: '', fix: lifetimeFix };
    return {
      at: answer.message,
      why: `${app} took the token and asked for a new one at once: ${leftWords(time)}.${isSharePoint ? takenOff : ''}${why}`,
      ...mended,
      proof: 'comparison',
      confidence: isSharePoint ? 'firm' : 'tentative',
      ...(!isSharePoint && {
        tellApart: `Set the clocks right and log in again: if it goes round all the same, look into the log of ${app} at this moment.`,
      }),
      evidence: [answer.message],
    };
  },
});

const takenOff = ` SharePoint takes a token as over within its last ${spanOf(window)} (LogonTokenCacheExpirationWindow, unless set otherwise).`;

const lifetimeFix =
  'Give this relying party’s tokens a longer lifetime at the token service (AD FS: Set-AdfsRelyingPartyTrust -TokenLifetime, in minutes), longer than SharePoint’s LogonTokenCacheExpirationWindow, or make that one shorter.';

function isAskedAgain({ flow, ending }: Facts): boolean {
  if (ending.outcome !== 'failed') return false;
  return (
    flow.rounds !== undefined ||
    (ending.reception?.outcome === 'failed' && ending.reception.by === 'asked_again')
  );
}

function isTaken({ message, fault, validity }: WsfedFacts): boolean {
  const { status = 0 } = message.exchange;
  return fault === undefined && validity.verdict === 'valid' && status > 0 && status < 400;
}

type TimeLeft = {
  /** In milliseconds. */
  readonly left: number;
  readonly total: number | undefined;
  /** When it ends, as it is written. */
  readonly limit: string;
  readonly clock: ValueAt;
};

function leftWords({ clock, left, total, limit }: TimeLeft): string {
  const of = total === undefined ? '' : ` (of ${spanOf(total)})`;
  return `by its own clock (${clock.value}) ${spanOf(left)} were left of it${of}, until ${limit}`;
}

function timeLeft({ message, response: { created, expires }, clocks }: WsfedFacts): TimeLeft | undefined {
  const clock = receiversClock(message, clocks.service);
  const [from, until] = [dateTimeOf(created ?? ''), dateTimeOf(expires ?? '')];
  if (!clock || expires === undefined || until === undefined) return undefined;
  return {
    left: until - clock.time,
    total: from === undefined ? undefined : until - from,
    limit: expires,
    clock: clock.by,
  };
}

/** By the page that it alone has, which begins its logins and ends them. */
function isOfSharePoint({ flow: { messages, context } }: Facts): boolean {
  return [...messages.map(({ exchange }) => exchange), ...context].some(({ url, redirectUrl = '' }) =>
    [url, redirectUrl].some((one) => /\/_layouts\/(?:15\/)?Authenticate\.aspx$/i.test(endpointOf(one))),
  );
}
