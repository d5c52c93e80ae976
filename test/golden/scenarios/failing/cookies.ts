import { openBehindNginx } from '../../../lab/failing/open-app.ts';
import { proxyTo, startNginx } from '../../../lab/software/nginx.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { steps } from '../../truth.ts';
import { logInToTickets, openTickets, refusedByTickets } from './tickets.ts';
import { logInToWiki, noLoginKnown, openWiki, refusedByWiki, type WikiSetup } from './wiki.ts';

const rounds = (count: number) =>
  Array.from({ length: count }, () =>
    steps('authorization_request', 'authorization_response', '(token_request)'),
  ).flat();

type Lost = WikiSetup & {
  /** Another name for the machine, at which the person opens the wiki. */
  readonly openedAt?: string;
  /** Milliseconds that the person takes at the provider. */
  readonly thinks?: number;
};

/** The wiki's session cookie does not come back with the answer. */
function lost(
  name: string,
  story: string,
  cause: string,
  { openedAt, thinks, ...setup }: Lost,
  more: Partial<Scenario> = {},
): Scenario {
  return {
    name: `failing-${name}`,
    story,
    takesAnyCertificate: true,
    play: async (stage) => {
      const { origin, log } = await openWiki(stage, setup);
      await logInToWiki(stage, openedAt ? origin.replace('127.0.0.1', openedAt) : origin, thinks);
      await statusOf(stage.page, noLoginKnown);
      return log;
    },
    flows: [refusedByWiki(cause)],
    mustNotSay: ['form_post'],
    ...more,
  };
}

/** Logins whose cookie stays at home, or was never kept. */
export const lostCookies: readonly Scenario[] = [
  lost(
    'strict-session',
    'The session cookie of a web app behind nginx is SameSite=Strict: it does not come back with the answer.',
    'cookie-strict-return',
    { cookie: { sameSite: 'strict', secure: true } },
  ),
  lost(
    'none-without-secure',
    'The session cookie says SameSite=None but not Secure: the browser does not keep it.',
    'cookie-none-insecure',
    { plainHost: 'wiki.localhost', cookie: { sameSite: 'none', secure: false } },
  ),
  lost(
    'cookie-of-another-domain',
    'The session cookie names a domain that the app is not in: the browser does not keep it.',
    'cookie-domain-rejected',
    { cookie: { domain: 'company.test', secure: true, sameSite: 'lax' } },
  ),
  lost(
    'no-cookie-behind-proxy',
    'The app wants a Secure session cookie but does not believe its proxy that it was asked by https: it sets none.',
    'state-never-stored',
    { cookie: { secure: true }, proxies: 0 },
  ),
  lost(
    'expired-session',
    'The session lives for a second; the person needs two to sign in.',
    'cookie-expired-before-return',
    { cookie: { secure: true, sameSite: 'lax', maxAge: 1000 }, thinks: 2000 },
  ),
  lost(
    'localhost-or-127',
    'Somebody opens the app at localhost, and its callback is registered at 127.0.0.1.',
    'cookie-wrong-host',
    { plainHost: '127.0.0.1', openedAt: 'localhost' },
  ),
  lost(
    'lax-form-post',
    'The answer comes as a form of the provider’s; the session cookie is SameSite=Lax and stays at home.',
    'cookie-lax-post',
    { cookie: { sameSite: 'lax', secure: true }, formPost: true },
    {
      flows: [
        refusedByWiki('cookie-lax-post', { response_mode: 'form_post', findings: ['err-state-cookie-lost'] }),
      ],
      mustNotSay: [],
    },
  ),
  {
    name: 'failing-secure-cookie-over-http',
    story:
      'The app is at https, and the callback that it was told at http: its session cookie, which is Secure, stays at home.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page, parts } = stage;
      const app = await openBehindNginx(parts, 'wiki');
      const plain = parts.add(await startNginx({ server: proxyTo(app.server.port) }));
      const { log } = await openWiki(stage, {
        at: app,
        cookie: { secure: true, sameSite: 'lax' },
        callbackAt: () => `http://wiki.test:${plain.port}/callback`,
      });
      await logInToWiki(stage, app.origin);
      await statusOf(page, noLoginKnown);
      return log;
    },
    flows: [refusedByWiki('cookie-secure-over-http')],
  },
  {
    name: 'failing-cookie-of-another-path',
    story: 'The login’s cookie is for /app, where the app once was; its callback is beside it.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { origin, log } = await openTickets(stage, { config: { session: { cookie: { path: '/app' } } } });
      await logInToTickets(stage, origin);
      await statusOf(stage.page, 'Sorry, that did not work: "auth_verification" cookie not found.');
      return log;
    },
    flows: [refusedByTickets('cookie-wrong-path')],
  },
  {
    name: 'failing-strict-loop',
    story:
      'The session cookie is SameSite=Strict: after the login every page asks for a login again, and the provider answers at once.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const config = {
        session: { cookie: { sameSite: 'Strict' } },
        transactionCookie: { name: 'login', sameSite: 'Lax' },
      } as const;
      const { origin, log } = await openTickets(stage, { config });
      await page.goto(`${origin}/mine`);
      const stopped = new Promise((resolve) => page.once('requestfailed', resolve));
      await click(page, '#sign-in');
      await stopped;
      return log;
    },
    // That the codes were redeemed, no browser sees.
    flows: [refusedByTickets('cookie-strict-return', { steps: rounds(6), notYet: ['steps'] })],
    mustNotSay: ['succeeded'],
  },
  {
    name: 'failing-endless-login',
    story:
      'The session cookie is for the callback’s path alone, so that every page asks for a login again, and the provider answers at once.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const session = { cookie: { path: '/callback' } };
      const { origin, log } = await openTickets(stage, { config: { session } });
      await page.goto(`${origin}/mine`);
      const failed = new Promise((resolve) => page.once('requestfailed', resolve));
      await click(page, '#sign-in');
      await failed;
      return log;
    },
    flows: [refusedByTickets('session-cookie-not-kept', { steps: rounds(6), notYet: ['steps'] })],
    mustNotSay: ['succeeded'],
  },
];
