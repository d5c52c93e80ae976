import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { createWatch } from '../../../../lib/watch.ts';
import type { Failure } from '../../../../lib/vocabulary/failure.ts';
import { brokeOffAt, pageOn, stored, tell, workerOn } from '../../../support/background-worker.ts';
import { exchange } from '../../../support/exchange.ts';
import { plainFlow, plainWatch } from '../../../support/plain-watch.ts';
import { sessionArea } from '../../../support/session-area.ts';
import { authorizeUrl, callbackUrl, eventMaker, loginEvents } from '../../../support/web-request-events.ts';

async function afterLogin() {
  const area = sessionArea();
  const { worker } = workerOn(area);
  await worker.started;
  tell(worker, loginEvents('chrome'));
  return stored(area);
}

describe('the worker', () => {
  it('takes events that come before the journal was read, in order', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    tell(worker, loginEvents('chrome'));
    await worker.started;
    expect(await stored(area)).toEqual(await afterLogin());
  });

  it('has the same journal when it dies between any two events', async () => {
    const events = loginEvents('chrome');
    const expected = await afterLogin();
    // What a redirect admits late has left nothing before: see the source's own test.
    const late = ({ startedAt, duration, requestHeaders, ...rest }: Exchange) =>
      rest.id === 'web:104.0' ? rest : { startedAt, duration, requestHeaders, ...rest };
    for (let place = 1; place < events.length; place++) {
      const area = sessionArea();
      const first = workerOn(area).worker;
      await first.started;
      tell(first, events.slice(0, place));
      await stored(area);
      tell(workerOn(area).worker, events.slice(place));
      expect((await stored(area)).map(late), `dead before event ${place}`).toEqual(expected.map(late));
    }
  });

  it('writes nothing for traffic that is not ours', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    const { request } = eventMaker('firefox');
    for (let n = 0; n < 100; n++)
      tell(worker, request({ type: 'xmlhttprequest' }, { url: `https://x.example/${n}` }));
    tell(
      worker,
      request(
        {},
        { url: 'https://x.example/', redirectUrl: 'https://y.example/' },
        { url: 'https://y.example/' },
      ),
    );
    await stored(area);
    expect(area.writes()).toBe(0);
    expect(worker.capture.retained()).toBe(0);
  });

  it('goes on with the next event when one cannot be taken', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    expect(() => worker.capture.on('beforeRequest', null as never)).not.toThrow();
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    expect(await stored(area)).toHaveLength(1);
  });

  it('listens in depth to the tab of a login, again after a restart, and not once all is cleared or recording pauses', async () => {
    const area = sessionArea();
    const { worker, deep } = workerOn(area);
    await worker.started;
    expect(deep.at(-1)).toEqual([]);
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    expect(deep.at(-1)).toEqual([1]);
    await stored(area);
    const next = workerOn(area);
    await next.worker.started;
    expect(next.deep.at(-1)).toEqual([1]);
    next.worker.capture.pause(true);
    expect(next.deep.at(-1)).toEqual([]);
    next.worker.capture.pause(false);
    expect(next.deep.at(-1)).toEqual([1]);
    next.worker.capture.clear();
    expect(next.deep.at(-1)).toEqual([]);
  });

  it('listens no more to a tab that has left its login, and again when another begins there', async () => {
    const { worker, deep } = workerOn(
      sessionArea(),
      plainWatch((kept) => (kept.length > 0 ? [plainFlow(kept)] : [])),
    );
    await worker.started;
    const { request } = eventMaker('chrome');
    const login = request({}, { url: authorizeUrl });
    tell(worker, login);
    const later = (login.at(-1)!.details as { timeStamp: number }).timeStamp + 1;
    worker.arrived({ tabId: 1, frameId: 0, url: 'https://news.example/', timeStamp: later });
    expect(deep.at(-1)).toEqual([]);
    tell(worker, request({}, { url: authorizeUrl }));
    expect(deep.at(-1)).toEqual([1]);
  });

  it('shows a badge on the tab of a login, and takes it away when the tab has gone elsewhere', async () => {
    const { worker, badges, refreshed } = workerOn(
      sessionArea(),
      plainWatch((kept) => (kept.length > 0 ? [plainFlow(kept)] : [])),
    );
    await worker.started;
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    await refreshed();
    expect(badges.get(1)).toBe('✓');
    worker.arrived({ tabId: 1, frameId: 0, url: 'https://news.example/', timeStamp: Date.UTC(2026, 0, 2) });
    await refreshed();
    expect(badges.get(1)).toBe('');
  });
});

describe('a worker with much to judge', () => {
  /** A watch that needs so many goes to judge one login, and counts how often it was made to tell all of it at once. */
  function slowWorker(goes: number) {
    const watchOf = plainWatch((kept) => (kept.length > 0 ? [plainFlow(kept)] : []));
    let [left, forced] = [goes, 0];
    const watched = workerOn(sessionArea(), () => {
      const watch = watchOf();
      return {
        ...watch,
        judge: () => (left -= 1) < 0,
        flows: () => {
          if (left >= 0) forced += 1;
          return watch.flows();
        },
      };
    });
    return { ...watched, forced: () => forced };
  }

  it('shows its badge once all is judged, and takes events in between', async () => {
    const { worker, badges, refreshed, forced } = slowWorker(3);
    await worker.started;
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    for (let n = 0; n < 3; n += 1) await refreshed();
    expect(badges.get(1)).toBe(undefined);
    await refreshed();
    expect(badges.get(1)).toBe('✓');
    expect(forced()).toBe(0);
  });

  it('knows then that a tab has left its login, at the time when it did', async () => {
    const { worker, deep, badges, refreshed, forced } = slowWorker(4);
    await worker.started;
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    worker.arrived({ tabId: 1, frameId: 0, url: 'https://news.example/', timeStamp: Date.UTC(2026, 0, 2) });
    for (let n = 0; n < 6; n += 1) await refreshed();
    expect(deep.at(-1)).toEqual([]);
    expect(badges.get(1)).toBe('');
    expect(forced()).toBe(0);
  });
});

describe('paused', () => {
  it('nothing is captured, and going on takes up what comes then', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    const { request } = eventMaker('chrome');
    worker.capture.pause(true);
    tell(worker, request({}, { url: authorizeUrl }));
    worker.capture.observed(exchange({ url: callbackUrl }));
    expect(await stored(area)).toEqual([]);
    worker.capture.pause(false);
    tell(worker, request({}, { url: callbackUrl }));
    expect(await stored(area)).toMatchObject([{ url: callbackUrl }]);
  });

  it('nothing is followed: what was under way is let go, and taken up afterwards', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    const events = eventMaker('chrome').request({}, { url: authorizeUrl });
    tell(worker, events.slice(0, 2));
    worker.capture.pause(true);
    expect(worker.capture.retained()).toBe(0);
    worker.capture.pause(false);
    tell(worker, events.slice(2));
    expect(await stored(area)).toMatchObject([{ id: 'web:100.0', status: 200 }]);
  });

  it('stays paused in the next worker, without a badge', async () => {
    const area = sessionArea();
    const flows = plainWatch((kept) => (kept.length > 0 ? [plainFlow(kept)] : []));
    const first = workerOn(area, flows);
    await first.worker.started;
    tell(first.worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    first.worker.capture.pause(true);
    await stored(area);
    const next = workerOn(area, flows);
    await next.worker.started;
    await next.refreshed();
    expect(next.worker.capture.paused).toBe(true);
    expect(next.badges.get(1) ?? '').toBe('');
  });
});

describe('pages', () => {
  it('get what there is, what comes, and that it was cleared', async () => {
    const { worker } = workerOn(sessionArea());
    const panel = pageOn(worker);
    panel.say({ type: 'hello' });
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    await worker.started;
    panel.say({ type: 'pause', paused: true });
    panel.say({ type: 'clear' });
    expect(panel.received[0]).toEqual({ type: 'evidence', exchanges: [], clears: 0 });
    expect(panel.received.map(({ type }) => type).slice(1)).toEqual([
      'recording',
      ...Array.from({ length: 4 }, () => 'evidence'),
      'recording',
      'cleared',
    ]);
  });

  it('are told how often something was forgotten on request, by the next worker too, and not what memory had no room for', async () => {
    const area = sessionArea(2_000_000);
    const { worker } = workerOn(area);
    await worker.started;
    for (let n = 0; n < 12; n++) {
      const responseBody = { mediaType: '', text: 'x'.repeat(200_000) };
      worker.capture.observed(exchange({ id: `devtools:${n}`, url: authorizeUrl, responseBody }));
      await stored(area);
    }
    const clearsToldBy = async (asked: typeof worker) => {
      await asked.started;
      const page = pageOn(asked);
      page.say({ type: 'hello' });
      return page.received.flatMap((message) => (message.type === 'evidence' ? message.clears : []));
    };
    expect(await clearsToldBy(worker)).toEqual([0]);
    worker.capture.clear(['devtools:11']);
    expect(await clearsToldBy(worker)).toEqual([1]);
    worker.capture.clear();
    await stored(area);
    expect(await clearsToldBy(workerOn(area).worker)).toEqual([2]);
  });

  it('are told what the tabs of logins are called, which is stored nowhere', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area, undefined, undefined, undefined, async () => ({
      title: 'Orders of Erika Mustermann',
      url: 'https://op.example/',
    }));
    await worker.started;
    tell(worker, loginEvents('chrome'));
    const panel = pageOn(worker);
    panel.say({ type: 'hello' });
    await stored(area);
    const [titles] = panel.received.filter(({ type }) => type === 'titles');
    expect(titles).toMatchObject({
      titles: [[expect.stringMatching(/^\d+ https:\/\/op\.example$/), 'Orders of Erika Mustermann']],
    });
    expect(JSON.stringify([...area.items])).not.toContain('Mustermann');
  });

  it('can have some of it forgotten, and take it back', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    tell(worker, loginEvents('chrome'));
    const before = await stored(area);
    const panel = pageOn(worker);
    panel.say({ type: 'hello' });
    panel.say({ type: 'clear', ids: [before[0]!.id] });
    expect(await stored(area)).toEqual(before.slice(1));
    expect(panel.received.slice(-2)).toEqual([
      { type: 'cleared' },
      { type: 'evidence', exchanges: before.slice(1) },
    ]);
    panel.say({ type: 'restore', exchanges: [before[0]] });
    expect(panel.received.at(-1)).toEqual({ type: 'evidence', exchanges: [before[0]] });
    expect(await stored(area)).toEqual(before);
  });

  it('take back all after a clear, and go on counting behind it', async () => {
    const area = sessionArea();
    const first = workerOn(area).worker;
    await first.started;
    tell(first, loginEvents('chrome'));
    const before = await stored(area);
    first.capture.clear();
    await stored(area);
    const { worker } = workerOn(area);
    await worker.started;
    worker.capture.restore(before);
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    const after = await stored(area);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after.map(({ entry }) => entry)).size).toBe(after.length);
  });

  it('add response bodies: one exchange, not two, whatever webRequest tells afterwards', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    const panel = pageOn(worker);
    const raw = 'grant_type=authorization_code&code=c1';
    const events = eventMaker('chrome').request(
      { type: 'xmlhttprequest' },
      { url: 'https://op.example/token', method: 'POST', raw },
    );
    tell(worker, events.slice(0, 1));
    const responseBody = { mediaType: 'application/json', text: '{"access_token":"at1"}' };
    const startedAt = (events[0]!.details as { timeStamp: number }).timeStamp + 8;
    const seen = {
      id: 'devtools:1',
      url: 'https://op.example/token',
      method: 'POST',
      startedAt,
      responseBody,
    };
    panel.say({ type: 'observed', exchange: exchange(seen) });
    tell(worker, events.slice(1));
    expect(await stored(area)).toMatchObject([
      { id: 'web:100.0', status: 200, responseBody, requestBody: { text: raw } },
    ]);
  });

  it('add what webRequest has missed, with a place in the order of arrival', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    tell(worker, eventMaker('chrome').request({}, { url: authorizeUrl }));
    worker.capture.observed(exchange({ id: 'devtools:1', url: callbackUrl, entry: 0 }));
    worker.capture.observed(exchange({ id: 'devtools:2', url: 'https://x.example/', entry: 1 }));
    expect((await stored(area)).map(({ id, entry }) => [id, entry])).toEqual([
      ['web:100.0', 0],
      ['devtools:1', 1],
    ]);
  });

  it('add a message whose address says nothing, and of which the browser tells nobody', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    const form = { mediaType: 'application/x-www-form-urlencoded' };
    const sent = { url: 'https://api.example/v1/s', method: 'POST' };
    worker.capture.observed(
      exchange({
        ...sent,
        id: 'devtools:1',
        requestBody: { ...form, text: 'grant_type=password&client_id=c&username=u&password=p' },
      }),
    );
    worker.capture.observed(
      exchange({ ...sent, id: 'devtools:2', requestBody: { ...form, text: 'q=shoes' } }),
    );
    expect((await stored(area)).map(({ id }) => id)).toEqual(['devtools:1']);
  });

  it('never add the body of a login form', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area);
    await worker.started;
    const requestBody = {
      mediaType: 'application/x-www-form-urlencoded',
      text: 'username=alice&password=hunter2',
    };
    const login = {
      url: 'https://op.example/login/7',
      method: 'POST',
      redirectUrl: callbackUrl,
      requestBody,
    };
    worker.capture.observed(exchange({ id: 'devtools:1', ...login }));
    expect(await stored(area)).toHaveLength(1);
    expect(JSON.stringify([...area.items])).not.toMatch(/hunter2|alice/);
  });

  it('hear of exchanges let go for lack of memory', async () => {
    const area = sessionArea(2_000_000);
    const { worker, refreshed } = workerOn(
      area,
      plainWatch((kept) => [plainFlow(kept)]),
    );
    await worker.started;
    const panel = pageOn(worker);
    panel.say({ type: 'hello' });
    for (let n = 0; n < 12; n++) {
      const text = 'x'.repeat(200_000);
      worker.capture.observed(
        exchange({
          id: `devtools:${n}`,
          url: `${authorizeUrl}&n=${n}`,
          responseBody: { mediaType: '', text },
        }),
      );
      await stored(area);
    }
    expect(panel.received.map(({ type }) => type)).toContain('dropped');
    await refreshed();
    await refreshed();
    expect(worker.capture.watch.flows()[0]?.exchanges).toEqual(await stored(area));
  });
});

describe('what breaks off in the worker', () => {
  const failure = { part: 'recogniser', id: 'jwks', error: 'TypeError' } as const;
  const failingWatch = (failures: readonly Failure[]) => () => ({ ...plainWatch()(), failures });

  it('is told to the pages that are there, and to those that come later, after a restart too', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area, failingWatch([failure]));
    await worker.started;
    const early = pageOn(worker);
    early.say({ type: 'hello' });
    tell(worker, loginEvents('chrome'));
    expect(early.received).toContainEqual({ type: 'failures', failures: [{ ...failure, time: brokeOffAt }] });
    expect(early.received.filter(({ type }) => type === 'failures')).toHaveLength(1);
    await stored(area);
    const next = workerOn(area).worker;
    await next.started;
    const late = pageOn(next);
    late.say({ type: 'hello' });
    expect(late.received).toContainEqual({ type: 'failures', failures: [{ ...failure, time: brokeOffAt }] });
  });

  it('is told of an event that could not be taken, without its traffic', async () => {
    const breaking = () => ({
      ...plainWatch()(),
      put: () => {
        throw new RangeError(authorizeUrl);
      },
    });
    const { worker } = workerOn(sessionArea(), breaking);
    await worker.started;
    const page = pageOn(worker);
    page.say({ type: 'hello' });
    tell(worker, loginEvents('chrome'));
    const told = page.received.findLast(({ type }) => type === 'failures');
    expect(told?.type === 'failures' && told.failures[0]).toEqual({
      part: 'capture',
      id: 'beforeRequest',
      error: 'RangeError',
      time: brokeOffAt,
    });
    expect(JSON.stringify(told)).not.toContain('https:');
  });

  it('is told of a storage that refuses, and what comes is captured all the same', async () => {
    const broken = async () => Promise.reject(new DOMException('Out of disk', 'UnknownError'));
    const { worker } = workerOn({ ...sessionArea(), get: broken, set: broken });
    await worker.started;
    const page = pageOn(worker);
    page.say({ type: 'hello' });
    tell(worker, loginEvents('chrome'));
    const told = page.received.findLast(({ type }) => type === 'failures');
    expect(told).toEqual({
      type: 'failures',
      failures: [{ part: 'capture', id: 'storage', error: 'UnknownError', time: brokeOffAt }],
    });
    expect(page.received.filter(({ type }) => type === 'evidence').length).toBeGreaterThan(3);
  });

  it('is told beside what an earlier worker left, if it breaks off before that is read', async () => {
    const area = sessionArea();
    const { worker } = workerOn(area, failingWatch([failure]));
    await worker.started;
    tell(worker, loginEvents('chrome'));
    await stored(area);
    const next = workerOn(area).worker;
    next.capture.failed('private storage', new DOMException('Out of disk', 'UnknownError'));
    await next.started;
    const page = pageOn(next);
    page.say({ type: 'hello' });
    expect(page.received).toContainEqual({
      type: 'failures',
      failures: [
        { ...failure, time: brokeOffAt },
        { part: 'capture', id: 'private storage', error: 'UnknownError', time: brokeOffAt },
      ],
    });
  });

  it('is forgotten when everything is', async () => {
    let failures: readonly Failure[] = [failure];
    const { worker } = workerOn(sessionArea(), () => failingWatch(failures)());
    await worker.started;
    tell(worker, loginEvents('chrome'));
    failures = [];
    worker.capture.clear();
    const page = pageOn(worker);
    page.say({ type: 'hello' });
    expect(page.received.map(({ type }) => type)).toEqual(['evidence', 'recording']);
  });

  it('is not told of a worker in which nothing did', async () => {
    const { worker } = workerOn(sessionArea());
    await worker.started;
    const page = pageOn(worker);
    page.say({ type: 'hello' });
    tell(worker, loginEvents('chrome'));
    expect(page.received.filter(({ type }) => type === 'failures')).toEqual([]);
  });

  it('tells pages whether all sites may be looked at, at hello and when it changes', async () => {
    let isWhole = false;
    const nothing = undefined;
    const { worker } = workerOn(
      sessionArea(),
      nothing,
      nothing,
      nothing,
      nothing,
      nothing,
      async () => isWhole,
    );
    await worker.started;
    const { received, say } = pageOn(worker);
    say({ type: 'hello' });
    await new Promise(setImmediate);
    isWhole = true;
    worker.tellAccess();
    await new Promise(setImmediate);
    expect(received.filter(({ type }) => type === 'access')).toEqual([
      { type: 'access', isWhole: false },
      { type: 'access', isWhole: true },
    ]);
  });

  it('comes to rest where memory takes nothing at all, and says so once', async () => {
    const area = sessionArea();
    let tried = 0;
    const full: typeof area = {
      ...area,
      set: async () => {
        tried += 1;
        throw new Error('QuotaExceededError: storage.session API call exceeded its quota limitations.');
      },
    };
    const { worker } = workerOn(full, createWatch);
    await worker.started;
    const { received, say } = pageOn(worker);
    say({ type: 'hello' });
    tell(worker, loginEvents('firefox'));
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
    expect(tried).toBeLessThan(40);
    const before = tried;
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
    expect(tried).toBe(before);
    expect(received.filter(({ type }) => type === 'failures')).toHaveLength(1);
  });
});
