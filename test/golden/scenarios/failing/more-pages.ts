import { withHeaders } from '../../../lab/failing/provider-headers.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, neverBegun, steps } from '../../truth.ts';
import { openPage, plannerLogin } from './planner.ts';
import { openWiki, refusedByWiki } from './wiki.ts';

/** Logins that a rule of the browser's or of a page ends, or the provider at once. */
export const stoppedLogins: readonly Scenario[] = [
  {
    name: 'failing-csp-form-action',
    story:
      'The provider’s login page lets its form lead nowhere but to itself (form-action): Chromium stops the way back.',
    play: async (stage) => {
      const { page } = stage;
      const policy = { 'content-security-policy': "form-action 'self'" };
      const { origin, log } = await openPage(stage, { behind: withHeaders(/^\/interaction/, policy) });
      await page.goto(origin);
      await click(page, '#login');
      await page.waitForSelector('#sign-in');
      const stopped = page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            document.addEventListener('securitypolicyviolation', () => resolve(), { once: true });
          }),
      );
      await click(page, '#sign-in');
      await stopped;
      return log;
    },
    flows: [
      failed('csp-form-action', {
        client_id: 'planner',
        steps: steps('discovery', 'authorization_request', 'authorization_response'),
        outcome: null,
      }),
    ],
  },
  {
    name: 'failing-service-worker',
    story:
      'The app’s service worker answers the callback with its start page; the server never sees the code.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openWiki(stage, { plainHost: 'wiki.localhost', serviceWorker: true });
      await page.goto(origin);
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Signed out');
      return log;
    },
    flows: [refusedByWiki('service-worker-answers-callback', { outcome: null })],
    mustNotSay: ['succeeded'],
  },
  {
    name: 'failing-insecure-page',
    story: 'The page is at plain http and not on this machine: it has no crypto.subtle to make a login with.',
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openPage(stage, { host: 'planner.test' });
      await page.goto(origin);
      await click(page, '#login');
      await statusOf(page, 'Failed:  Crypto.subtle is available only in secure contexts (HTTPS).');
      return log;
    },
    flows: [neverBegun('insecure-context', { steps: steps('discovery') })],
  },
  {
    name: 'failing-discovery-without-cors',
    story: 'The provider’s metadata may not be read by pages: the login ends before it begins.',
    play: async (stage) => {
      const { page } = stage;
      const hidden = withHeaders(/^\/.well-known/, {}, /^access-control/);
      const { origin, log } = await openPage(stage, { behind: hidden });
      await page.goto(origin);
      await click(page, '#login');
      await statusOf(page, 'Failed:  Failed to fetch');
      return log;
    },
    flows: [neverBegun('cors-missing', { steps: steps('discovery') })],
    mustNotSay: ['no login was found'],
  },
  {
    name: 'failing-unknown-client',
    story: 'The provider does not know the app at all.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openWiki(stage, { plainHost: 'wiki.localhost', registered: false });
      await page.goto(origin);
      await click(page, '#login');
      await page.waitForFunction(() => document.body.innerText.includes('invalid_client'));
      return log;
    },
    flows: [
      failed('client-unknown-here', {
        client_id: 'wiki',
        steps: steps('authorization_request'),
        error: 'invalid_client',
      }),
    ],
    mustNotSay: ['secret'],
  },
  {
    name: 'failing-userinfo-without-openid',
    story: 'The login does not ask for openid; the userinfo endpoint refuses its token.',
    play: async (stage) => {
      const { page } = stage;
      const world = (authority: string) => ({
        settings: { authority, scope: 'profile' },
        plans: `${authority}/me`,
      });
      const { origin, log } = await openPage(stage, { world });
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Signed in');
      await click(page, '#plans');
      await statusOf(page, 'Failed: 403');
      return log;
    },
    flows: [
      failed('userinfo-refused', {
        protocol: null,
        client_id: 'planner',
        outcome: 'succeeded',
        steps: [...plannerLogin, ...steps('userinfo_request')],
      }),
    ],
    mustNotSay: ['renew the token'],
  },
];
