import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { headerValue } from '../../../../lib/exchange/headers.ts';
import { createInspection } from '../../../../lib/inspection.ts';
import { createWatch } from '../../../../lib/watch.ts';
import { pageOn, stored, tell, workerOn } from '../../../support/background-worker.ts';
import { exchange } from '../../../support/exchange.ts';
import { sessionArea, type TestArea } from '../../../support/session-area.ts';
import {
  authorizeUrl,
  callbackUrl,
  eventMaker,
  type BrowserEvent,
  type Hop,
} from '../../../support/web-request-events.ts';

const html = { 'Content-Type': 'text/html' };
const cookie = { ...html, 'Set-Cookie': 'state=1; Path=/; HttpOnly; SameSite=Lax' };
const login = 'https://op.example/login/7';

/** A web app's login as a person sees it, and what they did before; in another tab they read the news. */
function webLogin(browser = eventMaker('chrome')): readonly BrowserEvent[] {
  const { request, navigation } = browser;
  const elsewhere = { tabId: 9 };
  const goes = (from: string, ...hops: readonly Hop[]) => request({ initiator: from }, ...hops);
  return [
    ...request(elsewhere, { url: 'https://news.example/', responseHeaders: cookie }),
    navigation('committed', 'https://news.example/', elsewhere),
    ...request(elsewhere, { url: 'https://app.example/other-tab', responseHeaders: cookie }),
    ...request({}, { url: 'https://app.example/', responseHeaders: html }),
    navigation('committed', 'https://app.example/'),
    ...request(
      { type: 'xmlhttprequest', initiator: 'https://app.example', deep: true },
      { url: 'https://app.example/csrf', responseHeaders: { 'Set-Cookie': 'csrf=1' } },
    ),
    ...goes(
      'https://app.example',
      { url: 'https://app.example/login', redirectUrl: authorizeUrl, responseHeaders: cookie },
      { url: authorizeUrl, redirectUrl: login },
      { url: login, responseHeaders: html },
    ),
    navigation('committed', login),
    ...goes(
      'https://op.example',
      { url: login, method: 'POST', form: { login: 'alice', password: 'hunter2' }, redirectUrl: callbackUrl },
      { url: callbackUrl, redirectUrl: 'https://app.example/home', responseHeaders: cookie },
      { url: 'https://app.example/home', responseHeaders: html },
    ),
    navigation('committed', 'https://app.example/home'),
    ...request(elsewhere, { url: 'https://app.example/other-tab', responseHeaders: cookie }),
    ...request({}, { url: 'https://news.example/', responseHeaders: cookie }),
  ];
}

const around = [
  'https://app.example/',
  'https://app.example/csrf',
  'https://app.example/login',
  login,
  'https://app.example/home',
];

async function startedOn(area: TestArea) {
  const { worker } = workerOn(area, createWatch);
  await worker.started;
  return { worker };
}

/** What the evidence that a worker keeps amounts to. */
async function reportOf(area: TestArea) {
  const inspection = createInspection();
  for (const one of await stored(area)) inspection.put(one);
  return inspection.report({ kind: 'live', entries: 0, skipped: 0 });
}

/** What a page of the extension makes of what it was told. */
function reportIn({ received }: ReturnType<typeof pageOn>) {
  const inspection = createInspection();
  for (const message of received)
    if (message.type === 'evidence') for (const one of message.exchanges) inspection.put(one);
  return inspection.report({ kind: 'live', entries: 0, skipped: 0 });
}

function pathsOf(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.map(({ url }) => url);
}

/** What is remembered apart from the evidence. */
async function recent(area: TestArea): Promise<readonly string[]> {
  await new Promise(setImmediate);
  const texts = [...area.items].filter(([key]) => key.startsWith('r:')).map(([, text]) => String(text));
  return pathsOf(texts.map((text) => JSON.parse(text) as Exchange));
}

describe('what happened around a login', () => {
  it('is evidence with DevTools closed, and nothing of other tabs and sites is', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    tell(worker, webLogin());
    expect(pathsOf(await stored(area))).toEqual([
      'https://app.example/',
      'https://app.example/csrf',
      'https://app.example/login',
      authorizeUrl,
      login,
      login,
      callbackUrl,
      'https://app.example/home',
    ]);
    const [flow] = (await reportOf(area)).flows;
    expect(flow?.pages.map(({ url }) => url)).toEqual([
      'https://app.example/',
      login,
      'https://app.example/home',
    ]);
  });

  it('has its cookies, sent and set, and nothing that was typed', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    tell(worker, webLogin());
    const [, csrf, start] = await stored(area);
    expect(csrf?.responseHeaders).toContainEqual(['Set-Cookie', 'csrf=1']);
    expect(start?.responseHeaders).toContainEqual(['Set-Cookie', cookie['Set-Cookie']]);
    expect(JSON.stringify([...area.items])).not.toMatch(/hunter2|alice/);
  });

  it('is the same when the worker dies between any two events', async () => {
    const events = webLogin();
    for (let place = 1; place < events.length; place++) {
      const area = sessionArea();
      tell((await startedOn(area)).worker, events.slice(0, place));
      await stored(area);
      const { worker } = await startedOn(area);
      tell(worker, events.slice(place));
      const flows = worker.capture.watch.flows();
      const kept = pathsOf(await stored(area));
      expect(flows, `dead before event ${place}`).toHaveLength(1);
      expect(kept, `dead before event ${place}`).toEqual(expect.arrayContaining([...around]));
      expect(kept.join(), `dead before event ${place}`).not.toMatch(/news|other-tab/);
    }
  });

  it('has the prefetch of a login route, which begins no login', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const panel = pageOn(worker);
    panel.say({ type: 'hello' });
    const { request } = eventMaker('chrome');
    const guess = { 'Sec-Purpose': 'prefetch' };
    const start = { url: 'https://app.example/login', redirectUrl: authorizeUrl, responseHeaders: cookie };
    const other = authorizeUrl.replace('state=s1', 'state=s2');
    tell(worker, [
      ...request({}, start, { url: authorizeUrl }),
      ...request(
        { type: 'other', deep: true },
        { ...start, redirectUrl: other, requestHeaders: guess },
        { url: other, requestHeaders: guess },
      ),
    ]);
    expect((await reportOf(area)).flows).toHaveLength(1);
    expect(reportIn(panel).flows).toHaveLength(1);
    const kept = await stored(area);
    const prefetched = kept.filter(({ requestHeaders }) => headerValue(requestHeaders, 'sec-purpose'));
    expect(pathsOf(prefetched)).toEqual(['https://app.example/login']);
    expect(worker.capture.retained()).toBeLessThan(4);
  });

  it('comes to the pages that listen, what was before the login too', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const panel = pageOn(worker);
    panel.say({ type: 'hello' });
    tell(worker, webLogin());
    expect(reportIn(panel).flows).toEqual((await reportOf(area)).flows);
  });

  it('takes the words of a page from DevTools', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const { request } = eventMaker('chrome');
    const page = request({}, { url: 'https://app.example/', responseHeaders: html });
    tell(worker, page);
    const startedAt = (page[0]!.details as { timeStamp: number }).timeStamp;
    const responseBody = { mediaType: 'text/html', text: '<h1>Welcome</h1>' };
    const context = { tab: 1, resourceType: 'main_frame' } as const;
    worker.capture.observed(
      exchange({
        id: 'devtools:1',
        url: 'https://app.example/',
        startedAt,
        status: 200,
        responseBody,
        context,
      }),
    );
    expect(await recent(area)).toHaveLength(1);
    tell(worker, request({}, { url: authorizeUrl }));
    expect((await stored(area))[0]).toMatchObject({ id: 'web:100.0', responseBody });
  });
});

describe('what surrounds no login', () => {
  it('is remembered apart from the evidence, without bodies, and goes with the pages that come after it', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const browser = eventMaker('chrome');
    for (let n = 0; n < 1000; n++) tell(worker, browser.request({}, { url: `https://shop.example/${n}` }));
    expect(await stored(area)).toEqual([]);
    expect((await recent(area)).length).toBeLessThanOrEqual(24);
    const later = eventMaker('chrome', Date.UTC(2026, 0, 2));
    tell(worker, later.request({}, { url: 'https://news.example/' }));
    expect(await recent(area)).toEqual(['https://news.example/']);
  });

  it('is nothing of what pages fetch, unless it sets cookies', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const fetched = { type: 'xmlhttprequest', deep: true };
    const { request } = eventMaker('firefox');
    tell(worker, request(fetched, { url: 'https://x.example/a' }, { url: 'https://x.example/b' }));
    expect(area.writes()).toBe(0);
    tell(worker, request(fetched, { url: 'https://x.example/c', responseHeaders: { 'Set-Cookie': 'a=1' } }));
    expect(await recent(area)).toEqual(['https://x.example/c']);
  });

  it('is forgotten with everything else, and when recording pauses', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const { request } = eventMaker('chrome');
    tell(worker, request({}, { url: 'https://app.example/one' }));
    worker.capture.clear();
    expect(await recent(area)).toEqual([]);
    tell(worker, request({}, { url: 'https://app.example/two' }));
    worker.capture.pause(true);
    expect(await recent(area)).toEqual([]);
    worker.capture.pause(false);
    tell(worker, request({}, { url: authorizeUrl }));
    expect(pathsOf(await stored(area))).toEqual([authorizeUrl]);
  });

  it('leaves the evidence when too much surrounds a login', async () => {
    const area = sessionArea();
    const { worker } = await startedOn(area);
    const { request } = eventMaker('chrome');
    tell(worker, request({}, { url: authorizeUrl }));
    for (let n = 0; n < 300; n++) tell(worker, request({}, { url: `https://op.example/${n}` }));
    expect((await stored(area)).length).toBeLessThanOrEqual(17);
    expect((await recent(area)).length).toBeLessThanOrEqual(24);
  });
});
