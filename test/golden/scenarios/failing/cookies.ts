import { openBehindNginx } from '../../../lab/failing/open-app.ts';
import { createPassportApp } from '../../../lab/failing/passport-app.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, steps } from '../../truth.ts';

const frontChannel = steps('authorization_request', 'authorization_response');

/** Logins whose cookie stays at home, or was never kept. */
export const lostCookies: readonly Scenario[] = [
  {
    name: 'failing-strict-session',
    story:
      'The session cookie of a web app behind nginx is SameSite=Strict: it does not come back with the answer.',
    takesAnyCertificate: true,
    play: async ({ page, parts }) => {
      const app = await openBehindNginx(parts, 'wiki');
      const clients = [webClient('wiki', `${app.origin}/callback`)];
      const { origin: provider, log } = parts.add(await openProvider({ clients }));
      const cookie = { sameSite: 'strict', secure: true, httpOnly: true } as const;
      app.server.serve(createPassportApp({ provider, cookie }));
      await page.goto(app.origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Login failed: Unable to verify authorization request state.');
      return log;
    },
    flows: [failed('cookie-strict-return', { client_id: 'wiki', steps: frontChannel })],
    mustNotSay: ['form_post'],
  },
];
