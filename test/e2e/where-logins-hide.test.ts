import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { openHidingPlaces, places, type Place } from '../support/browser/hiding-places.ts';
import { click, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { loginsIn, openChromium, openFirefox, type Subject } from '../support/browser/subject.ts';

/** What a login is told as, but for what differs from run to run. */
const told = ({ outcome, steps, findings, client, gaps }: ReportFlow) => ({
  outcome,
  gaps: gaps?.map(({ text }) => text),
  findings: findings.map(({ rule }) => rule),
  client: client.type,
  steps: steps.map(({ kind, observed }) => `${kind}${observed ? '' : ' (inferred)'}`),
});

const isWhole = ({ steps }: ReportFlow): boolean =>
  steps.some(({ kind, status }) => kind === 'token_request' && status === 200);

/** How many answers of it could not be read. */
const unreadIn = ({ gaps = [] }: ReportFlow): number =>
  gaps.filter(({ text }) => text.startsWith('The body')).length;

describe('logins where they are easily missed, in Chromium and in Firefox', () => {
  let app: Awaited<ReturnType<typeof openHidingPlaces>>;
  let lab: Lab;
  let chromium: Subject;
  let firefox: Subject;
  beforeAll(async () => {
    [app, lab, chromium, firefox] = await Promise.all([
      openHidingPlaces(),
      startLab(),
      openChromium(),
      openFirefox(),
    ]);
  });
  afterAll(async () => {
    await Promise.all([chromium?.browser.close(), firefox?.browser.close(), app?.close(), lab?.close()]);
  });

  /** How a person goes through it, to its end. */
  const ways: Partial<Record<Place, (page: Page, subject: Subject) => Promise<unknown>>> = {
    noopener: async () => undefined,
    keepalive: (page) => page.waitForFunction(() => location.pathname === '/elsewhere'),
    back: async (page) => {
      await statusOf(page, 'done');
      await page.goto(app.elsewhere);
      // What is brought back from memory never loads.
      await page.evaluate('history.back()');
      await page.waitForFunction(() => location.pathname === '/callback');
    },
    windows: async (page, { browser }) => {
      const other = await browser.newPage({ type: 'window' });
      await other.goto(app.start('windows'));
      await click(other, '#go');
      await Promise.all([statusOf(page, 'done'), statusOf(other, 'done')]);
      await other.close();
    },
  };

  const logIn = async (subject: Subject, place: Place): Promise<readonly Exchange[]> => {
    const page = await subject.browser.newPage();
    await page.goto(app.start(place));
    await click(page, '#go');
    await (ways[place] ?? ((one: Page) => statusOf(one, 'done')))(page, subject);
    const count = place === 'windows' ? 2 : 1;
    const kept = await pollUntil(async () => {
      const all = await subject.kept();
      const logins = loginsIn(all, place);
      // A page that has gone gets no answer that could be read.
      const isRead =
        subject !== firefox || place === 'keepalive' || logins.every((flow) => unreadIn(flow) === 0);
      return logins.length >= count && logins.every(isWhole) && isRead && all;
    }, `a login by ${place} is whole`);
    await page.close();
    return kept || [];
  };

  it.each(places)('%s', async (place) => {
    const [inChromium, inFirefox] = await Promise.all([logIn(chromium, place), logIn(firefox, place)]);
    const flows = loginsIn(inChromium, place).map(told);
    expect(flows).toHaveLength(place === 'windows' ? 2 : 1);
    // The page of a silent answer hands its code on by script: nobody sees it travel.
    const answer = place === 'web_message' ? 'authorization_response (inferred)' : 'authorization_response';
    for (const { steps } of flows) expect(steps).toEqual(['authorization_request', answer, 'token_request']);
    // Of Firefox, answers are known too: what they show comes on top.
    expect(loginsIn(inFirefox.map(withoutAnswer), place).map(told)).toEqual(flows);
  });

  it('in Firefox, with the event page ended between all steps', async () => {
    const { browser, stop, kept } = firefox;
    const isKept = (path: string) =>
      pollUntil(
        async () =>
          (await kept()).some(
            ({ url, responseHeaders, duration }) => url.includes(path) && responseHeaders && duration,
          ),
        `${path} is kept`,
      );
    const page = await browser.newPage();
    await page.goto(app.start('asleep'));
    await click(page, '#go');
    await page.waitForSelector('#allow');
    await isKept('/authorize?client_id=asleep');
    await stop();
    await click(page, '#allow');
    await page.waitForFunction(() => location.pathname === '/callback');
    await isKept('/callback?code=code-of-asleep');
    await stop();
    await click(page, '#go');
    await statusOf(page, 'done');
    const flows = await pollUntil(async () => {
      const logins = loginsIn(await kept(), 'asleep');
      return logins.every(isWhole) && logins;
    }, 'the login is whole');
    expect((flows || []).map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      ['authorization_request', 'authorization_response', 'token_request'],
    ]);
    await page.close();
  });

  it('container tabs of Firefox: two logins that say the same are two', async () => {
    const { browser, kept } = firefox;
    const contexts = await Promise.all([browser.createBrowserContext(), browser.createBrowserContext()]);
    const pages = await Promise.all(contexts.map((context) => context.newPage()));
    await Promise.all(pages.map((page) => page.goto(app.start('containers'))));
    for (const page of pages) await click(page, '#go');
    for (const page of pages) await statusOf(page, 'done');
    const all = await pollUntil(async () => {
      const exchanges = await kept();
      const logins = loginsIn(exchanges, 'containers');
      return logins.length > 1 && logins.every(isWhole) && exchanges;
    }, 'both are whole');
    const flows = loginsIn(all || [], 'containers');
    const tabOf = new Map((all || []).map(({ entry, context }) => [entry, context.tab]));
    const tabs = flows.map(({ steps }) => new Set(steps.map(({ entry }) => tabOf.get(entry ?? -1))));
    expect(flows.map(({ steps }) => steps.length)).toEqual([3, 3]);
    expect(tabs.map(({ size }) => size)).toEqual([1, 1]);
    await Promise.all(contexts.map((context) => context.close()));
  });

  it.each(['spa', 'web-app', 'careless'] as const)('a login of the lab: %s', async (client) => {
    const through = async ({ browser, kept }: Subject) => {
      const page = await browser.newPage();
      await page.goto(
        client === 'web-app'
          ? lab.webApp.login('form-post')
          : client === 'spa'
            ? lab.spa.url
            : lab.broken.start('wrong-redirect-uri'),
      );
      if (client === 'spa') await click(page, '#login');
      if (client === 'careless')
        await page.waitForFunction(() => document.body.innerText.includes('redirect_uri'));
      else {
        await signIn(page);
        await statusOf(page, 'signed in as alice');
      }
      const isEnd = { spa: '/me', 'web-app': '/callback', careless: '/auth' }[client];
      const all = await pollUntil(async () => {
        const exchanges = await kept();
        const end = exchanges.some(
          ({ url, method, status, duration }) =>
            new URL(url).pathname === isEnd && method !== 'OPTIONS' && status && duration,
        );
        return end && loginsIn(exchanges, client).length > 0 && exchanges;
      }, `the login of ${client} is kept`);
      await browser.deleteCookie(...(await browser.cookies()));
      await page.close();
      return all || [];
    };
    const [inChromium, inFirefox] = await Promise.all([through(chromium), through(firefox)]);
    const flows = loginsIn(atOneSpeed(inChromium), client).map(told);
    expect(flows).toHaveLength(1);
    expect(loginsIn(atOneSpeed(inFirefox).map(withoutAnswer), client).map(told)).toEqual(flows);
  });
});

/** How long a page was looked at tells whether it was for people: that one browser is slower here must not. */
function atOneSpeed(exchanges: readonly Exchange[]): readonly Exchange[] {
  const inOrder = exchanges.toSorted((a, b) => a.startedAt - b.startedAt);
  return inOrder.map((exchange, at) => ({ ...exchange, startedAt: at * 100 }));
}

function withoutAnswer({ responseBody: _, ...exchange }: Exchange): Exchange {
  return exchange;
}
