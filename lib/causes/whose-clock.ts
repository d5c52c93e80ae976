import type { PartyClock, PartyClocks } from '../facts/party-clocks.ts';
import { spanOf } from '../facts/time-span.ts';

/** Whose clock is off, as a sentence with a blank before it (`''` where nothing tells), and what mends it where that is more than in general. */
export type WhoseClock = { readonly why: string; readonly fix?: string };

/** Two clocks that agree with each other and not with the browser's: its own is off, in milliseconds. */
const leeway = 5000;

/** Tells of two measured clocks whose is off. @param site host of who took the answer @param provider host of who gave it */
export function whoseClock(
  { off, service, provider: issuer }: PartyClocks,
  site: string,
  provider: string,
): WhoseClock {
  const isBrowsers = service && issuer && Math.abs(service.ahead - issuer.ahead) <= leeway;
  if (off === 'neither' || (off === 'both' && isBrowsers))
    return {
      why: ' Both clocks agree: the time really went by.',
      fix: 'Begin the login again. Answers are good for a few minutes: a page that was left open, the back button or a slow way between sends them too late.',
    };
  switch (off) {
    case 'service':
      return one(service, site, provider);
    case 'provider':
      return one(issuer, provider, site);
    case 'both':
      return {
        why: ` Both clocks are off: that of ${site} is ${measured(service)}, that of ${provider} ${measured(issuer)}.`,
      };
    case 'unknown':
      return { why: '' };
  }
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
