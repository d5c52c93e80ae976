import { clockLeeway, type PartyClock, type PartyClocks } from '../facts/party-clocks.ts';
import { spanOf } from '../facts/time-span.ts';

/** Whose clock is off, as a sentence with a blank before it (`''` where nothing tells), and what mends it where that is more than in general. */
export type WhoseClock = { readonly why: string; readonly fix?: string };

/**
 * Tells of two measured clocks whose is off. Only a clock that errs in the direction of what was missed explains it: an answer that is too
 * early for the site says that its clock is behind the provider’s, whatever this browser’s shows. SAML Core §2.5.1.2.
 * @param site host of who took the answer @param provider host of who gave it @param missed how it missed its time, `by` in milliseconds
 */
export function whoseClock(
  { off, service, provider: issuer }: PartyClocks,
  site: string,
  provider: string,
  missed: { readonly verdict: 'not yet valid' | 'expired'; readonly by: number },
): WhoseClock {
  if (off === 'unknown' || !service || !issuer) return { why: '' };
  const behind = issuer.ahead - service.ahead;
  const isExplained = missed.verdict === 'expired' ? -behind > clockLeeway : behind > clockLeeway;
  if (!isExplained)
    return missed.verdict === 'expired' ? wentBy(behind) : begunTooSoon(site, provider, missed.by);
  if (off === 'neither') return apart(behind, site, provider);
  if (off === 'service') return one(service, site, provider);
  if (off === 'provider') return one(issuer, provider, site);
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

function one(clock: PartyClock | undefined, off: string, right: string): WhoseClock {
  return {
    why: ` It is the clock of ${off} that is off: it is ${measured(clock)}, and that of ${right} agrees with it.`,
    fix: `Set the clock of ${off} by NTP (on a virtual machine or container, that of its host).`,
  };
}

function measured(clock: PartyClock | undefined): string {
  const ahead = clock?.ahead ?? 0;
  return `${spanOf(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} this browser’s`;
}
