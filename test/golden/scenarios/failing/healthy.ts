import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { flow, steps } from '../../truth.ts';
import { openIntranet } from './intranet.ts';
import { openPage } from './planner.ts';
import { openTickets } from './tickets.ts';
import { logInToWiki, openWiki } from './wiki.ts';

const handedOver = steps('authorization_request', 'authorization_response', '(token_request)');
const cookie = { sameSite: 'lax', secure: true } as const;

/** Odd, and in order: nothing may be diagnosed. */
export const healthy: readonly Scenario[] = [
  {
    name: 'healthy-silent-check-first',
    story: 'A page asks silently whether somebody is signed in; nobody is, and an ordinary login follows.',
    play: async (stage) => {
      const { page } = stage;
      const world = (authority: string) => ({ settings: { authority }, asksFirst: true });
      const { origin, log } = await openPage(stage, { world });
      await page.goto(origin);
      await statusOf(page, 'Signed out');
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Signed in as alice');
      return log;
    },
    flows: [
      flow({
        client_id: 'planner',
        outcome: 'denied',
        error: 'login_required',
        steps: steps('discovery', 'authorization_request', 'authorization_response'),
        cause: null,
      }),
      flow({
        client_id: 'planner',
        steps: steps('authorization_request', 'authorization_response', 'discovery', 'token_request'),
        cause: null,
      }),
    ],
  },
  {
    name: 'healthy-strict-after-a-page',
    story:
      'The session cookie is SameSite=Strict: it stays at home when the answer comes, and comes along after a page in between.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const config = {
        session: { cookie: { sameSite: 'Strict' } },
        transactionCookie: { name: 'login', sameSite: 'Lax' },
        getLoginState: () => ({ returnTo: '/welcome' }),
      } as const;
      const { origin, log } = await openTickets(stage, { config });
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Your tickets');
      return log;
    },
    flows: [flow({ client_id: 'tickets', steps: handedOver, cause: null })],
  },
  {
    name: 'healthy-other-tab',
    story: 'The app is open in another tab, where nothing happens, while somebody signs in.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { browser, page } = stage;
      const { origin, log } = await openWiki(stage, { cookie });
      const other = await browser.newPage();
      await other.goto(origin);
      await page.bringToFront();
      await logInToWiki(stage, origin);
      await statusOf(page, 'Signed in as alice');
      await other.reload();
      await statusOf(other, 'Signed in as alice');
      return log;
    },
    flows: [flow({ client_id: 'wiki', steps: handedOver, cause: null })],
  },
  {
    name: 'healthy-signed-in-already',
    story:
      'Somebody who is signed in at the provider opens a second app: no page of the provider’s is shown.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openTickets(stage);
      await page.goto(`${origin}/mine`);
      await click(page, '#sign-in');
      await statusOf(page, 'Your tickets');
      await page.deleteCookie(...(await page.cookies(origin)));
      await page.goto(`${origin}/mine`);
      await statusOf(page, 'Your tickets');
      return log;
    },
    flows: [
      flow({ client_id: 'tickets', steps: handedOver, cause: null }),
      flow({ client_id: 'tickets', steps: handedOver, cause: null }),
    ],
  },
  {
    name: 'healthy-isolated-popup',
    story:
      'An isolated page (COOP same-origin) logs in by a popup that does not need the page that opened it.',
    play: async (stage) => {
      const { browser, page } = stage;
      const headers = { 'cross-origin-opener-policy': 'same-origin' };
      const { origin, provider, log } = await openPage(stage, { headers });
      await page.goto(origin);
      const opened = browser.waitForTarget((target) => target.url().startsWith(`${provider}/interaction`));
      await click(page, '#popup');
      const popup = await (await opened).page();
      if (!popup) throw new Error('the popup is no page');
      await click(popup, '#sign-in');
      await statusOf(page, 'Signed in as alice');
      return log;
    },
    flows: [
      flow({
        client_id: 'planner',
        steps: steps('discovery', 'authorization_request', 'authorization_response', 'token_request'),
        cause: null,
      }),
    ],
  },
  {
    name: 'healthy-two-logins',
    story: 'Two tabs begin to sign in at an intranet that keeps a state cookie for each; both go through.',
    play: async (stage) => {
      const { browser, page } = stage;
      const { origin, log } = await openIntranet(stage, {});
      await page.goto(origin);
      const other = await browser.newPage();
      await other.goto(`${origin}/?other`);
      await other.waitForSelector('#sign-in');
      await page.bringToFront();
      await click(page, '#sign-in');
      await statusOf(page, 'Signed in');
      await other.bringToFront();
      await click(other, '#sign-in');
      await statusOf(other, 'Signed in');
      return log;
    },
    flows: [
      flow({ client_id: 'intranet', steps: handedOver, cause: null }),
      flow({ client_id: 'intranet', steps: handedOver, cause: null }),
    ],
  },
];
