import type { Page } from 'puppeteer-core';
import { startApacheOpenid } from '../../../lab/failing/apache-openid.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import { freePort } from '../../../lab/software/free-port.ts';
import { startNginx, proxyTo } from '../../../lab/software/nginx.ts';
import { click } from '../../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { failed, flow, neverBegun, steps } from '../../truth.ts';

const [asked, answered] = [
  steps('authorization_request'),
  steps('authorization_request', 'authorization_response'),
];
const left = flow({ client_id: 'intranet', steps: asked, outcome: 'pending' });

/** A dashboard whose address holds all its filters: mod_auth_openidc keeps it in each state cookie. */
const dashboard = (visit: number) =>
  `/?dashboard=${visit}&regions=${Array.from({ length: 60 }, (_, at) => `north-east-${at}`).join('.')}`;

/** Apache with mod_auth_openidc, and perhaps nginx in front of it. */
async function openIntranet({ parts }: Stage, more: string, behindNginx = false) {
  const apache = await freePort();
  const nginx = behindNginx && parts.add(await startNginx({ server: proxyTo(apache) }));
  const origin = `http://intranet.localhost:${nginx ? nginx.port : apache}`;
  const callback = `${origin}/oidc`;
  const clients = [webClient('intranet', callback)];
  const { origin: provider, log } = parts.add(await openProvider({ scheme: 'http', clients }));
  parts.add(await startApacheOpenid({ port: apache, provider, callback, more }));
  return { origin, log };
}

async function cookieBytes(page: Page, origin: string): Promise<number> {
  const cookies = await page.browserContext().cookies();
  const { hostname } = new URL(origin);
  return cookies
    .filter(({ domain }) => domain === hostname)
    .reduce((bytes, { name, value }) => bytes + name.length + value.length + 3, 0);
}

/** Opens dashboards, signing in at the one that brought the cookies past what the server takes. */
const tooMuch =
  (behindNginx: boolean, said: string): Scenario['play'] =>
  async (stage) => {
    const { page } = stage;
    const { origin, log } = await openIntranet(stage, 'OIDCStateMaxNumberOfCookies 0', behindNginx);
    for (let visit = 1; (await cookieBytes(page, origin)) < 8190; visit += 1)
      await page.goto(`${origin}${dashboard(visit)}`);
    await click(page, '#sign-in');
    await page.waitForFunction((text) => document.body.textContent?.includes(text), {}, said);
    return log;
  };

/** Logins of which each leaves a cookie, until there are too many. */
export const piledUpCookies: readonly Scenario[] = [
  {
    name: 'failing-too-many-states',
    story:
      'Somebody opens page after page of an intranet without ever signing in: each leaves a state cookie, until mod_auth_openidc answers 503.',
    play: async (stage) => {
      const { origin, log } = await openIntranet(stage, 'OIDCStateMaxNumberOfCookies 3');
      for (let visit = 1; visit <= 4; visit += 1) await stage.page.goto(`${origin}/?news=${visit}`);
      await stage.page.waitForFunction(() => document.title.startsWith('503'));
      return log;
    },
    flows: [left, left, left, neverBegun('cookies-too-many', { steps: steps('refused_start') })],
    mustNotSay: ['try again later'],
  },
  {
    name: 'failing-oldest-state-dropped',
    story:
      'An intranet opened in three tabs keeps the state cookies of the last two: whoever signs in in the first tab is refused.',
    play: async (stage) => {
      const { browser, page } = stage;
      const { origin, log } = await openIntranet(stage, 'OIDCStateMaxNumberOfCookies 2 true');
      await page.goto(`${origin}/?news=1`);
      for (let visit = 2; visit <= 3; visit += 1)
        await (await browser.newPage()).goto(`${origin}/?news=${visit}`);
      await page.bringToFront();
      await click(page, '#sign-in');
      await page.waitForFunction(() => document.title.startsWith('400'));
      return log;
    },
    flows: [failed('second-start-overwrites', { client_id: 'intranet', steps: answered }), left, left],
  },
  {
    name: 'failing-apache-big-request',
    story:
      'The same, without a limit of its own: Apache refuses the callback, whose cookies fill more than 8 kB.',
    play: tooMuch(false, 'Size of a request header field exceeds server limit'),
    flows: [left, left, left, failed('cookies-too-many', { client_id: 'intranet', steps: answered })],
    mustNotSay: ['own callback ended in an error', 'look in the app’s log'],
  },
  {
    name: 'failing-nginx-big-request',
    story: 'The same behind nginx, which refuses the callback.',
    play: tooMuch(true, 'Request Header Or Cookie Too Large'),
    flows: [left, left, left, failed('cookies-too-many', { client_id: 'intranet', steps: answered })],
    mustNotSay: ['own callback ended in an error', 'look in the app’s log'],
  },
];
