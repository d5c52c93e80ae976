import { openBehindNginx } from '../../../lab/failing/open-app.ts';
import { createExpressOpenidApp } from '../../../lab/failing/express-openid-app.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import { click } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, steps } from '../../truth.ts';

const frontChannel = steps('authorization_request', 'authorization_response');

/** Logins that a proxy or a server in front of the app ends. */
export const brokenByProxies: readonly Scenario[] = [
  {
    name: 'failing-nginx-big-header',
    story:
      'The app sets its session in cookies of more than 4 kB at its callback: nginx, with its default buffer, answers 502.',
    takesAnyCertificate: true,
    play: async ({ page, parts }) => {
      const app = await openBehindNginx(parts, 'tickets');
      const clients = [webClient('tickets', `${app.origin}/callback`)];
      const { origin: provider, log } = parts.add(await openProvider({ clients, options: { groups: 120 } }));
      app.server.serve(createExpressOpenidApp({ origin: app.origin, provider }));
      await page.goto(app.origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await page.waitForFunction(() => document.title.includes('502 Bad Gateway'));
      return log;
    },
    flows: [failed('proxy-response-headers-too-big', { client_id: 'tickets', steps: frontChannel })],
    outOfSight: 1,
    mustNotSay: ['own callback ended in an error', 'look in the app’s log', 'try again later'],
  },
];
