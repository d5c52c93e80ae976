import { describe, expect, it } from 'vitest';
import { forgetPrivatePart, privatePartOf } from '../../../../entrypoints/background/private-area.ts';
import { Rooms, type OpenTab } from '../../../../entrypoints/background/rooms.ts';
import type { Worker } from '../../../../entrypoints/background/worker.ts';
import { pageOn, stored, workerOn } from '../../../support/background-worker.ts';
import { sessionArea, type TestArea } from '../../../support/session-area.ts';
import { loginEvents, type BrowserEvent } from '../../../support/web-request-events.ts';

const normalTab = { id: 1, incognito: false };
const privateTab = { id: 7, incognito: true };
const login = loginEvents('firefox');

/** A browser with one worker for both kinds of windows, as Firefox has it. */
function browserOn(area: TestArea, tabs: Promise<readonly OpenTab[]> = Promise.resolve([normalTab])) {
  const rooms = new Rooms({
    open: (isPrivate) => {
      const part = isPrivate ? privatePartOf(area) : undefined;
      const { worker } = workerOn(part ? { ...area, ...part } : area);
      const close = () => {
        part?.close();
        worker.capture.clear();
      };
      return { worker, close };
    },
    tabs,
    forgetPrivate: () => void forgetPrivatePart(area),
  });
  const happens = (
    { id, incognito }: { id: number; incognito: boolean },
    events: readonly BrowserEvent[],
  ) => {
    for (const { event, details } of events) {
      if (typeof details === 'number' || !('requestId' in details)) {
        rooms.ofTab(id, ({ capture }) => capture.on(event, { ...Object(details), tabId: id }));
        continue;
      }
      const told = { ...details, tabId: id, incognito };
      const take = ({ capture }: Worker) => void capture.on(event, told as never);
      if (event === 'beforeRequest') rooms.begins(told, take);
      else rooms.ofRequest(told, take);
    }
  };
  const shown = async (isPrivate: boolean) => {
    await stored(area);
    const page = pageOn(rooms.of(isPrivate));
    page.say({ type: 'hello' });
    await stored(area);
    return page.received.flatMap((message) => (message.type === 'evidence' ? message.exchanges : []));
  };
  return { rooms, happens, shown };
}

const keptOfPrivate = (area: TestArea) => [...area.items.keys()].filter((key) => key.startsWith('private:'));

describe('a login in a private window', () => {
  it('is shown in private windows alone, and kept apart', async () => {
    const area = sessionArea();
    const { rooms, happens, shown } = browserOn(area);
    rooms.created(privateTab);
    happens(privateTab, login);
    expect((await shown(true)).length).toBeGreaterThan(3);
    expect(await shown(false)).toEqual([]);
    expect(await stored(area)).toEqual([]);
    expect(keptOfPrivate(area).length).toBeGreaterThan(3);
  });

  it('does not show one of a normal window', async () => {
    const area = sessionArea();
    const { rooms, happens, shown } = browserOn(area);
    rooms.created(privateTab);
    happens(normalTab, login);
    expect(await shown(true)).toEqual([]);
    expect((await shown(false)).length).toBeGreaterThan(3);
  });

  it('is listened for as soon as a woken worker knows of a private tab, before anything is heard of it', async () => {
    const opened: boolean[] = [];
    const open = (isPrivate: boolean) => {
      opened.push(isPrivate);
      return { worker: workerOn(sessionArea()).worker, close: () => undefined };
    };
    const openOf = async (...tabs: OpenTab[]) => {
      opened.length = 0;
      const rooms = new Rooms({ open, tabs: Promise.resolve(tabs), forgetPrivate: () => undefined });
      await Promise.resolve();
      rooms.of(false);
      return [...opened];
    };
    expect(await openOf(normalTab, privateTab)).toEqual([false, true]);
    expect(await openOf(normalTab)).toEqual([false]);
  });

  it('is remembered while the worker sleeps', async () => {
    const area = sessionArea();
    const first = browserOn(area);
    first.rooms.created(privateTab);
    first.happens(privateTab, login.slice(0, 8));
    const before = await first.shown(true);
    const next = browserOn(area, Promise.resolve([normalTab, privateTab]));
    expect(await next.shown(true)).toEqual(before);
    next.happens(privateTab, login.slice(8));
    expect((await next.shown(true)).length).toBeGreaterThan(before.length);
    expect(await next.shown(false)).toEqual([]);
  });

  it('is forgotten with the last private tab, whatever is told of it afterwards', async () => {
    const area = sessionArea();
    const { rooms, happens, shown } = browserOn(area);
    rooms.created(privateTab);
    rooms.created({ id: 8, incognito: true });
    happens(privateTab, login);
    rooms.removed(8);
    expect((await shown(true)).length).toBeGreaterThan(3);
    rooms.removed(7);
    happens(privateTab, login.slice(-1));
    await stored(area);
    expect(keptOfPrivate(area)).toEqual([]);
    expect(await shown(true)).toEqual([]);
    expect(await shown(false)).toEqual([]);
  });

  it('is forgotten with it though a page of no tab was asked for', async () => {
    const area = sessionArea();
    const { rooms, happens } = browserOn(area);
    rooms.created(privateTab);
    happens(privateTab, login);
    await stored(area);
    rooms.begins({ tabId: -1, type: 'main_frame', incognito: true }, () => {});
    rooms.removed(privateTab.id);
    await stored(area);
    expect(keptOfPrivate(area)).toEqual([]);
  });

  it('is forgotten when its windows closed while nobody was there to see it', async () => {
    const area = sessionArea();
    const first = browserOn(area);
    first.rooms.created(privateTab);
    first.happens(privateTab, login);
    first.happens(normalTab, login);
    const normal = await first.shown(false);
    const next = browserOn(area);
    await stored(area);
    expect(keptOfPrivate(area)).toEqual([]);
    expect(await next.shown(false)).toEqual(normal);
  });

  it('waits, in order, until it is known which tabs are private', async () => {
    const area = sessionArea();
    let know: (tabs: readonly OpenTab[]) => void = () => undefined;
    const { happens, shown } = browserOn(area, new Promise((resolve) => (know = resolve)));
    happens(privateTab, login);
    know([normalTab, privateTab]);
    const late = await shown(true);
    const early = sessionArea();
    const other = browserOn(early);
    other.rooms.created(privateTab);
    other.happens(privateTab, login);
    expect(late).toEqual(await other.shown(true));
  });
});

describe('where the browser keeps private windows apart by itself', () => {
  it('there is one room in each, and nothing waits', async () => {
    const opened: boolean[] = [];
    const { worker } = workerOn(sessionArea());
    const rooms = new Rooms({
      open: (isPrivate) => {
        opened.push(isPrivate);
        return { worker, close: () => undefined };
      },
      forgetPrivate: () => opened.push(true),
    });
    let taken = 0;
    rooms.begins({ tabId: 1, type: 'main_frame' }, () => (taken += 1));
    rooms.ofTab(1, () => (taken += 1));
    rooms.removed(1);
    expect([opened, taken]).toEqual([[false], 2]);
  });
});
