import { createAuthjsApp, type AuthjsAppSetup } from '../../../lab/failing/authjs-app.ts';
import { openBehindNginx } from '../../../lab/failing/open-app.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import { click } from '../../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { failed, flow, steps } from '../../truth.ts';

type Shop = { readonly origin: string; readonly log: readonly ProviderEvent[] };

/** The shop (Auth.js behind nginx) and a provider that knows it. */
export async function openShop(
  { parts }: Stage,
  setup: Pick<AuthjsAppSetup, 'cookies' | 'secret'> = {},
): Promise<Shop> {
  const app = await openBehindNginx(parts, 'shop');
  const clients = [webClient('shop', `${app.origin}/auth/callback/lab`)];
  const { origin: provider, log } = parts.add(await openProvider({ clients }));
  app.server.serve(createAuthjsApp({ origin: app.origin, provider, ...setup }));
  return { origin: app.origin, log };
}

const button = 'form[action*="/auth/signin/lab"] button';

/** Auth.js says the same words whatever went wrong between it and the provider. */
async function refused({ page }: Stage): Promise<void> {
  await page.waitForFunction(() =>
    document.body.textContent?.includes('There is a problem with the server configuration'),
  );
}

const frontChannel = steps('authorization_request', 'authorization_response');

/** Logins with Auth.js. */
export const refusedByAuthjs: readonly Scenario[] = [
  {
    name: 'failing-authjs-strict-state',
    story: 'Auth.js was told to make its state cookie SameSite=Strict; it does not come back.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const options = { sameSite: 'strict', secure: true, httpOnly: true, path: '/' } as const;
      const { origin, log } = await openShop(stage, {
        cookies: { state: { name: '__Secure-authjs.state', options } },
      });
      await page.goto(origin);
      await click(page, button);
      await click(page, '#sign-in');
      await refused(stage);
      return log;
    },
    flows: [failed('cookie-strict-return', { client_id: 'shop', steps: frontChannel })],
    mustNotSay: ['succeeded', 'form_post'],
  },
  {
    name: 'failing-authjs-two-tabs',
    story: 'Two tabs begin to sign in; Auth.js has one state cookie, the second tab’s.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { browser, page } = stage;
      const { origin, log } = await openShop(stage);
      await page.goto(origin);
      await click(page, button);
      await page.waitForSelector('#sign-in');
      const other = await browser.newPage();
      await other.goto(origin);
      await click(other, button);
      await other.waitForSelector('#sign-in');
      await page.bringToFront();
      await click(page, '#sign-in');
      await refused(stage);
      return log;
    },
    flows: [
      failed('second-start-overwrites', { client_id: 'shop', steps: frontChannel }),
      flow({ client_id: 'shop', steps: steps('authorization_request'), outcome: 'pending' }),
    ],
    mustNotSay: ['succeeded', 'did not come back'],
  },
  {
    name: 'failing-authjs-wrong-secret',
    story:
      'Auth.js has a wrong client secret: the provider refuses its token request, out of the browser’s sight.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openShop(stage, { secret: 'not-the-secret' });
      await page.goto(origin);
      await click(page, button);
      await click(page, '#sign-in');
      await refused(stage);
      return log;
    },
    flows: [failed('backchannel-failed', { client_id: 'shop', steps: frontChannel })],
    outOfSight: 1,
    mustNotSay: ['succeeded', 'did not come back'],
  },
];
