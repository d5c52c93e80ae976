import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { flow, steps } from '../../truth.ts';
import { anotherLoginKnown, openWiki, refusedByWiki } from './wiki.ts';

const cookie = { sameSite: 'lax', secure: true } as const;
const overwriting = flow({ client_id: 'wiki', steps: steps('authorization_request'), outcome: 'pending' });

/** Logins whose state a second start replaced. */
export const secondStarts: readonly Scenario[] = [
  {
    name: 'failing-two-tabs',
    story: 'Somebody begins to sign in in one tab, then in another, and goes on in the first.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { browser, page } = stage;
      const { origin, log } = await openWiki(stage, { cookie });
      await page.goto(`${origin}/login`);
      const other = await browser.newPage();
      await other.goto(`${origin}/login`);
      await other.waitForSelector('#sign-in');
      await page.bringToFront();
      await click(page, '#sign-in');
      await statusOf(page, anotherLoginKnown);
      return log;
    },
    flows: [refusedByWiki('second-start-overwrites'), overwriting],
    mustNotSay: ['did not come back'],
  },
  {
    name: 'failing-prefetched-login',
    story:
      'A script fetches the login link ahead while the person has already followed it: a second login begins.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openWiki(stage, { cookie, fetchesAhead: true, slowProvider: 400 });
      await page.goto(origin);
      const ahead = page.waitForRequest((request) => request.headers()['sec-purpose'] === 'prefetch');
      await page.click('#login');
      await ahead;
      await click(page, '#sign-in');
      await statusOf(page, anotherLoginKnown);
      return log;
    },
    flows: [refusedByWiki('second-start-overwrites'), overwriting],
    notYet: 'flows',
    mustNotSay: ['did not come back'],
  },
];
