import { openBehindNginx, openPlainly } from '../../../lab/failing/open-app.ts';
import { startHaproxy } from '../../../lab/software/haproxy.ts';
import { proxyTo, startNginx } from '../../../lab/software/nginx.ts';
import { createExpressOpenidApp } from '../../../lab/failing/express-openid-app.ts';
import { openServer } from '../../../lab/open-server.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import { startCaddy } from '../../../lab/software/caddy.ts';
import { startVarnish } from '../../../lab/software/varnish.ts';
import { loopbackFetch } from '../../../lab/loopback-fetch.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { failed, steps } from '../../truth.ts';
import { logInToTickets, openTickets, refusedByTickets } from './tickets.ts';
import { logInToWiki, noLoginKnown, openWiki, refusedByWiki } from './wiki.ts';

const notOfTheApp = ['own callback ended in an error', 'look in the app’s log'];

const said = ({ page }: Stage, text: string) =>
  page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), {}, text);

/** The tickets behind an nginx whose location for the callback is wrong. */
const behind =
  (server: (port: number) => string, text: string): Scenario['play'] =>
  async (stage) => {
    const { parts } = stage;
    const app = parts.add(await openServer('127.0.0.1'));
    const nginx = parts.add(await startNginx({ tls: true, server: server(app.port) }));
    const at = { origin: `https://tickets.test:${nginx.port}`, server: app };
    const { origin, log } = await openTickets(stage, { at });
    await logInToTickets(stage, origin);
    await said(stage, text);
    return log;
  };

/** Logins that a proxy or a server in front of the app ends. */
export const brokenByProxies: readonly Scenario[] = [
  {
    name: 'failing-nginx-big-header',
    story:
      'The app sets its session in cookies of more than 4 kB at its callback: nginx, with its default buffer, answers 502.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { origin, log } = await openTickets(stage, { provider: { options: { groups: 120 } } });
      await logInToTickets(stage, origin);
      await said(stage, '502 Bad Gateway');
      return log;
    },
    flows: [refusedByTickets('proxy-response-headers-too-big')],
    outOfSight: 1,
    mustNotSay: [...notOfTheApp, 'try again later'],
  },
  {
    name: 'failing-nginx-no-callback',
    story: 'nginx passes on the paths that it was told; the callback is not among them, and gets its 404.',
    takesAnyCertificate: true,
    play: behind(
      (port) => proxyTo(port).replace('location /', 'location ~ ^/(login|mine)?$'),
      '404 Not Found',
    ),
    flows: [refusedByTickets('callback-route-missing')],
    mustNotSay: notOfTheApp,
  },
  {
    name: 'failing-haproxy-no-server',
    story: 'The app goes down while the person is at the provider: HAProxy, in front of it, answers 503.',
    play: async (stage) => {
      const { parts } = stage;
      const app = await openServer('127.0.0.1');
      const haproxy = parts.add(
        await startHaproxy('default_backend app', `backend app\n  server one 127.0.0.1:${app.port}`),
      );
      const at = { origin: `http://tickets.localhost:${haproxy.port}`, server: app };
      const { origin, log } = await openTickets(stage, { at });
      await stage.page.goto(origin);
      await click(stage.page, '#login');
      await stage.page.waitForSelector('#sign-in');
      await app.close();
      await click(stage.page, '#sign-in');
      await said(stage, '503 Service Unavailable');
      return log;
    },
    takesAnyCertificate: true,
    flows: [refusedByTickets('nothing-there')],
    mustNotSay: notOfTheApp,
  },
  {
    name: 'failing-haproxy-forbids',
    story: 'A rule of HAProxy against addresses in addresses forbids the callback, whose iss is one.',
    play: async (stage) => {
      const { parts } = stage;
      const app = parts.add(await openServer('127.0.0.1'));
      const haproxy = parts.add(
        await startHaproxy(
          'acl remote_file query -m sub ://  %3A%2F%2F\n  http-request deny if remote_file\n  default_backend app',
          `backend app\n  server one 127.0.0.1:${app.port}`,
        ),
      );
      const at = { origin: `http://tickets.localhost:${haproxy.port}`, server: app };
      const { origin, log } = await openTickets(stage, { at });
      await logInToTickets(stage, origin);
      await said(stage, 'Request forbidden by administrative rules');
      return log;
    },
    takesAnyCertificate: true,
    flows: [refusedByTickets('waf-blocks')],
    mustNotSay: notOfTheApp,
  },
  {
    name: 'failing-http-redirect-uri',
    story:
      'The app is behind nginx, which ends TLS, and does not believe it: it asks to be answered at http, which nobody registered.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openWiki(stage, { guessesCallback: true, proxies: 0 });
      await page.goto(origin);
      await click(page, '#login');
      await said(stage, 'invalid_redirect_uri');
      return log;
    },
    flows: [
      failed('redirect-scheme-proxy', {
        client_id: 'wiki',
        steps: steps('authorization_request'),
        error: 'invalid_redirect_uri',
      }),
    ],
    mustNotSay: ['register http'],
  },
  {
    name: 'failing-replicas',
    story:
      'Two copies of the app take turns behind nginx, each with a secret of its own: neither reads the other’s cookies.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { parts } = stage;
      const copies = [await openPlainly(parts, '127.0.0.1'), await openPlainly(parts, '127.0.0.1')];
      const turns = parts.add(
        await startHaproxy(
          'default_backend app',
          `backend app\n  balance roundrobin\n${copies.map(({ server }, at) => `  server copy${at} 127.0.0.1:${server.port}`).join('\n')}`,
        ),
      );
      const nginx = parts.add(await startNginx({ tls: true, server: proxyTo(turns.port) }));
      const origin = `https://tickets.test:${nginx.port}`;
      const clients = [webClient('tickets', `${origin}/callback`)];
      const { origin: provider, log } = parts.add(await openProvider({ clients }));
      copies.forEach(({ server }, at) =>
        server.serve(
          createExpressOpenidApp({ origin, provider, config: { secret: `secret of copy ${at}` } }),
        ),
      );
      await logInToTickets(stage, origin);
      await said(stage, 'cookie not found');
      return log;
    },
    flows: [refusedByTickets('state-store-lost-server')],
    mustNotSay: ['did not come back'],
  },
  {
    name: 'failing-http-at-https-port',
    story:
      'The app takes itself for http at the port where nginx speaks TLS, and that is what was registered: nginx refuses the callback.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page, parts } = stage;
      const app = await openBehindNginx(parts, 'wiki');
      const { log } = await openWiki(stage, {
        at: app,
        guessesCallback: true,
        proxies: 0,
        callbackAt: (origin) => `${origin.replace('https', 'http')}/callback`,
      });
      await page.goto(app.origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await said(stage, 'The plain HTTP request was sent to HTTPS port');
      return log;
    },
    flows: [
      failed('redirect-scheme-proxy', {
        client_id: 'wiki',
        steps: steps('authorization_request', 'authorization_response'),
      }),
    ],
    mustNotSay: [...notOfTheApp, 'register http'],
  },
  {
    name: 'failing-caddy-no-app',
    story:
      'The app goes down while the person is at the provider: Caddy, in front of it, answers 502 and no word.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page, parts } = stage;
      const app = await openServer('127.0.0.1');
      const caddy = parts.add(await startCaddy(app.port));
      const at = { origin: `http://tickets.localhost:${caddy.port}`, server: app };
      const { origin, log } = await openTickets(stage, { at });
      await page.goto(origin);
      await click(page, '#login');
      await page.waitForSelector('#sign-in');
      await app.close();
      const answered = page.waitForResponse((answer) => answer.status() === 502);
      await click(page, '#sign-in');
      await answered;
      return log;
    },
    flows: [refusedByTickets('nothing-there')],
    mustNotSay: notOfTheApp,
  },
  {
    name: 'failing-varnish-cached-start',
    story:
      'Varnish keeps the answer of the login’s start, state and all, without its cookie: the second person gets the first one’s.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page, parts } = stage;
      const app = parts.add(await openServer('127.0.0.1'));
      const varnish = parts.add(await startVarnish(app.port));
      const nginx = parts.add(await startNginx({ tls: true, server: proxyTo(varnish.port) }));
      const at = { origin: `https://wiki.test:${nginx.port}`, server: app };
      const { origin, log } = await openWiki(stage, { at, cookie: { secure: true, sameSite: 'lax' } });
      // The first person.
      await loopbackFetch(`${origin}/login`);
      await new Promise((resolve) => setTimeout(resolve, 2100));
      await logInToWiki(stage, origin);
      await statusOf(page, noLoginKnown);
      return log;
    },
    flows: [refusedByWiki('cache-serves-login')],
    mustNotSay: ['form_post'],
  },
  {
    name: 'failing-node-big-request',
    story:
      'A script of the page keeps its notes in cookies until Node refuses the callback: 431, and no word.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openWiki(stage, { plainHost: 'wiki.localhost' });
      await page.goto(origin);
      await click(page, '#login');
      await page.waitForSelector('#sign-in');
      // Another tab of the app.
      const other = await stage.browser.newPage();
      await other.goto(origin);
      await other.evaluate(() => {
        for (let note = 0; note < 5; note += 1) document.cookie = `note${note}=${'n'.repeat(3500)}; path=/`;
      });
      await page.bringToFront();
      const answered = page.waitForResponse((answer) => answer.status() === 431);
      await click(page, '#sign-in');
      await answered;
      return log;
    },
    flows: [refusedByWiki('request-headers-too-big')],
    mustNotSay: notOfTheApp,
  },
];
