import { clockLeeway, type PartyClock, type PartyClocks } from '../facts/party-clocks.ts';
import { spanOf } from '../facts/time-span.ts';

/**
 * Whose clock is off, as a sentence with a blank before it (`''` where nothing tells), what mends it where that is more than in general, and
 * who can, where it is not the one who took the answer.
 */
export type WhoseClock = {
  readonly why: string;
  readonly fix?: string;
  readonly owner?: 'authorization_server';
};

/**
 * Tells of two measured clocks whose is off. Only a clock that errs in the direction of what was missed explains it: an answer that is too
 * early for the site says that its clock is behind the provider’s, whatever this browser’s shows. SAML Core §2.5.1.2.
 * @param site host of who took the answer @param provider host of who gave it @param missed how it missed its time, `by` in milliseconds;
 * `older` by how much the answer, by its own words, is older than the request before it
 */
export function whoseClock(
  { off, service, provider: issuer }: PartyClocks,
  site: string,
  provider: string,
  missed: { readonly verdict: 'not yet valid' | 'expired'; readonly by: number; readonly older?: number },
): WhoseClock {
  if (off === 'unknown' || !service || !issuer) return { why: '' };
  const behind = issuer.ahead - service.ahead;
  const isExplained = missed.verdict === 'expired' ? -behind > clockLeeway : behind > clockLeeway;
  if (!isExplained)
    return missed.verdict === 'not yet valid'
      ? begunTooSoon(site, provider, missed.by)
      : missed.older === undefined
        ? wentBy(behind)
        : shownAgain(provider, missed.older);
  if (off === 'neither') return apart(behind, site, provider);
  if (off === 'service') return one(service, site, provider);
  if (off === 'provider') return { ...one(issuer, provider, site), owner: 'authorization_server' };
  return {
    why: ` Both clocks are off: that of ${site} is ${measured(service)}, that of ${provider} ${measured(issuer)}.`,
  };
}

/** @param behind by how much the site’s clock is behind the provider’s, in milliseconds */
function wentBy(behind: number): WhoseClock {
  return {
    why: behind > clockLeeway ? ' The time really went by.' : ' Both clocks agree: the time really went by.',
    fix: 'Begin the login again. Answers are good for a few minutes: a page that was left open, the back button or a slow way between sends them too late.',
  };
}

/** An answer that does not say which request it is for, and is older than the one before it. */
function shownAgain(provider: string, older: number): WhoseClock {
  return {
    why: ` By its own words the answer is ${spanOf(older)} older than the request before it: either an old answer was shown again (the back button, a page left open), or ${provider} writes the time of another time zone.`,
    fix: `Begin the login again in a new tab. If the new answer is as old, let ${provider} write UTC: look at the time zone of its machine or container (TZ, a mounted /etc/localtime).`,
  };
}

/** No clock was measured to be off; a difference of seconds is below what a browser can measure. */
function begunTooSoon(site: string, provider: string, by: number): WhoseClock {
  return by <= 2 * clockLeeway
    ? {
        why: ` Nothing arrives before it is made: the clock of ${site} is behind that of ${provider}.`,
        fix: fixOfSeconds(site, provider),
      }
    : {
        why: ` Both clocks agree: ${provider} wrote a beginning that lies ahead of its own time.`,
        fix: `Let ${provider} write a beginning that is not later than the moment it answers, or ${site} allow this much of difference (its setting for clock skew or drift).`,
      };
}

/** Neither is far from this browser’s, and they err in opposite directions. */
function apart(behind: number, site: string, provider: string): WhoseClock {
  return {
    why: ` The clock of ${site} is ${spanOf(Math.abs(behind))} ${behind > 0 ? 'behind' : 'ahead of'} that of ${provider}.`,
    fix: fixOfSeconds(site, provider),
  };
}

function fixOfSeconds(site: string, provider: string): string {
  return `Set the clocks of ${site} and ${provider} by NTP (on a virtual machine or container, that of its host), and let ${site} allow a minute of difference (its setting for clock skew or drift). Logging in again fails the same way.`;
}

function one(clock: PartyClock, off: string, right: string): WhoseClock {
  if (clock.byZone) return ofZone(clock, off, right);
  return {
    why: ` It is the clock of ${off} that is off: it is ${measured(clock)}, and that of ${right} agrees with it.`,
    fix: `Set the clock of ${off} by NTP (on a virtual machine or container, that of its host).`,
  };
}

/** Seen where a container had the host’s /etc/localtime mounted: the clock is right, and the time written down is that of a place. */
function ofZone({ ahead, by }: PartyClock, off: string, right: string): WhoseClock {
  return {
    why: ` ${off} wrote ${by.value} as its own time (${by.name}), ${spanOf(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} this browser’s clock, and that of ${right} agrees with the browser’s. So much is a time zone: probably local time, written as if it were UTC.`,
    fix: `Look at the time zone of ${off}, or of the container it runs in (TZ, a mounted /etc/localtime), and let it write UTC. Logging in again fails the same way.`,
  };
}

function measured({ ahead }: PartyClock): string {
  return `${spanOf(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} this browser’s`;
}
