import { withHeaders, withoutCorsOnErrors } from '../../../lab/failing/provider-headers.ts';
import { openPlainly } from '../../../lab/failing/open-app.ts';
import { sendPage } from '../../../lab/page.ts';
import { click, frameAt, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, flow, steps } from '../../truth.ts';
import { logInToPlanner, openPage, plannerLogin, type PageSetup } from './planner.ts';

const frontChannel = steps('authorization_request', 'authorization_response');
const isolated = { 'cross-origin-opener-policy': 'same-origin' };

/** Signs in in the popup, which then has nobody to tell. */
const cutOff =
  (setup: PageSetup): Scenario['play'] =>
  async (stage) => {
    const { browser, page } = stage;
    const { origin, provider, log } = await openPage(stage, { script: 'timesheet.js', ...setup });
    await page.goto(origin);
    const opened = browser.waitForTarget((target) => target.url().startsWith(`${provider}/interaction`));
    await click(page, '#popup');
    const popup = await (await opened).page();
    if (!popup) throw new Error('the popup is no page');
    await click(popup, '#sign-in');
    await statusOf(popup, 'Failed');
    return log;
  };

/** Logins that a page, a window or a script of the app's own ends. */
export const failingPages: readonly Scenario[] = [
  {
    name: 'failing-coop-page',
    story: 'A page that is isolated (COOP same-origin) logs in by a popup, and never hears of it again.',
    play: cutOff({ headers: isolated }),
    flows: [
      failed('coop-app-page', {
        outcome: null,
        client_id: 'timesheet',
        steps: [...steps('discovery'), ...frontChannel],
      }),
    ],
    mustNotSay: ['closed the popup', 'cancelled'],
  },
  {
    name: 'failing-coop-provider',
    story:
      'The provider’s pages are isolated (COOP same-origin): the popup that shows them loses the page that opened it.',
    play: cutOff({ behind: withHeaders(/^\/(auth|interaction)/, isolated) }),
    flows: [
      failed('coop-provider-page', {
        outcome: null,
        client_id: 'timesheet',
        steps: [...steps('discovery'), ...frontChannel],
      }),
    ],
    mustNotSay: ['closed the popup', 'cancelled'],
  },
  {
    name: 'failing-router-drops-fragment',
    story: 'MSAL is answered in the fragment, but the app’s router has already put its own start page there.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const setup = {
        script: 'reports.js',
        scheme: 'https',
        world: (authority: string) => ({ authority }),
      } as const;
      const { origin, log } = await openPage(stage, setup);
      await page.goto(origin);
      await statusOf(page, 'Signed out');
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Signed out');
      return log;
    },
    flows: [
      failed('code-left-in-page', {
        outcome: null,
        client_id: 'reports',
        steps: [...steps('discovery'), ...frontChannel],
        response_mode: 'fragment',
      }),
    ],
  },
  {
    name: 'failing-token-without-cors',
    story:
      'The token endpoint refuses a page that was registered with a secret, and leaves the CORS headers out of its error.',
    play: async (stage) => {
      const { page } = stage;
      const client = () =>
        ({
          token_endpoint_auth_method: 'client_secret_post',
          client_secret: 'lab-planner-secret-3b8e',
        }) as const;
      const { origin, log } = await openPage(stage, { client, behind: withoutCorsOnErrors });
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Failed');
      return log;
    },
    flows: [
      failed('cors-missing', {
        client_id: 'planner',
        steps: [...steps('discovery'), ...frontChannel, ...steps('discovery', 'token_request')],
        findings: ['err-cors-token-endpoint'],
      }),
    ],
    mustNotSay: ['disable'],
  },
  {
    name: 'failing-refresh-race',
    story: 'Two tabs renew at the same moment with one refresh token, which works once.',
    play: async (stage) => {
      const { browser, page } = stage;
      const { origin, log } = await openPage(stage);
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Signed in as alice');
      const other = await browser.newPage();
      await other.goto(origin);
      await statusOf(other, 'Signed in as alice');
      await Promise.all(
        [page, other].map((tab) => tab.evaluate(() => document.getElementById('renew')?.click())),
      );
      await Promise.any([statusOf(page, 'Failed'), statusOf(other, 'Failed')]);
      return log;
    },
    flows: [
      failed('refresh-race', {
        outcome: 'succeeded',
        client_id: 'planner',
        error: 'invalid_grant',
        steps: [
          ...steps('discovery'),
          ...frontChannel,
          ...steps('discovery', 'token_request', 'token_request', 'discovery', 'token_request'),
        ],
      }),
    ],
  },
  {
    name: 'failing-other-origin',
    story:
      'The app is open at localhost, and its callback is 127.0.0.1: what it stored for the login is not there.',
    play: async (stage) => {
      const { page } = stage;
      const world = (authority: string, origin: string) => ({
        settings: { authority, redirect_uri: `${origin}/callback` },
      });
      const { origin, log } = await openPage(stage, { host: '127.0.0.1', world });
      await page.goto(origin.replace('127.0.0.1', 'localhost'));
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Failed:  No matching state found in storage');
      return log;
    },
    flows: [
      failed('storage-other-origin', {
        outcome: null,
        client_id: 'planner',
        steps: [...steps('discovery'), ...frontChannel],
      }),
    ],
  },
  {
    name: 'failing-silent-redirect-uri',
    story:
      'A silent login asks to be answered at an address that nobody registered; the provider says so in an iframe, where nobody sees it, not even this recording.',
    play: async (stage) => {
      const { page } = stage;
      const world = (authority: string) => ({ settings: { authority, silentRequestTimeoutInSeconds: 1 } });
      const client = (origin: string) => ({ redirect_uris: [`${origin}/callback`] });
      const { origin, log } = await openPage(stage, { world, client });
      await logInToPlanner(stage, origin);
      await click(page, '#silent');
      await statusOf(page, 'Failed:  IFrame timed out without a response');
      return log;
    },
    flows: [
      flow({ client_id: 'planner', steps: plannerLogin }),
      failed('redirect-uri-mismatch', {
        client_id: 'planner',
        steps: steps('authorization_request'),
      }),
    ],
  },
  {
    name: 'failing-framed-login',
    story:
      'A portal shows the app in an iframe; its login page is the provider’s, which lets nobody frame it.',
    play: async (stage) => {
      const { page } = stage;
      const refuse = withHeaders(/^\/interaction/, { 'x-frame-options': 'DENY' });
      const { origin, log } = await openPage(stage, { behind: refuse });
      const portal = await openPlainly(stage.parts, 'portal.localhost');
      const body = `<h1>Portal</h1><iframe src="${origin}"></iframe>`;
      portal.server.serve((_request, response) => sendPage(response, { title: 'Portal', body }));
      await page.goto(portal.origin);
      const refused = new Promise((resolve) => page.once('requestfailed', resolve));
      await click(await frameAt(page, origin), '#login');
      await refused;
      return log;
    },
    flows: [
      failed('frame-refused', {
        outcome: null,
        client_id: 'planner',
        steps: steps('discovery', 'authorization_request'),
      }),
    ],
  },
  {
    name: 'failing-issuer-slash',
    story: 'The app was told an issuer with a slash at its end; the provider answers with the one without.',
    play: async (stage) => {
      const { page } = stage;
      const world = (authority: string) => ({ settings: { authority }, issuer: `${authority}/` });
      const { origin, log } = await openPage(stage, { script: 'timesheet.js', world });
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Failed');
      return log;
    },
    flows: [
      failed('iss-parameter-mismatch', {
        outcome: null,
        client_id: 'timesheet',
        steps: [...steps('discovery'), ...frontChannel, ...steps('discovery')],
      }),
    ],
  },
];
