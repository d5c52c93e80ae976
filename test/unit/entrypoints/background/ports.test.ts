import { describe, expect, it } from 'vitest';
import { Ports, type PageCommands, type PagePort } from '../../../../entrypoints/background/ports.ts';
import type { FeedToPage } from '../../../../lib/exchange/feed.ts';
import { exchange } from '../../../support/exchange.ts';

function page() {
  const received: FeedToPage[] = [];
  let say: (message: unknown) => void = () => undefined;
  let leave: () => void = () => undefined;
  let gone = false;
  const port: PagePort = {
    post: (message) => {
      if (gone) throw new Error('Attempting to use a disconnected port object');
      received.push(message);
    },
    onMessage: (listener) => (say = listener),
    onDisconnect: (listener) => (leave = listener),
  };
  return {
    port,
    received,
    say: (message: unknown) => say(message),
    leave: () => leave(),
    vanish: () => (gone = true),
  };
}

const kept = exchange({ url: 'https://op.example/auth' });

function commands(told: unknown[] = []): PageCommands {
  return {
    whenReady: (task) => task(),
    snapshot: () => ({ exchanges: [kept], clears: 3, paused: false, dropped: 0, failures: [] }),
    welcomed: () => undefined,
    lookedAt: (tab) => told.push({ tab }),
    observed: (seen) => told.push(seen),
    clear: (ids) => told.push(ids ?? 'clear'),
    restore: (exchanges) => told.push(...exchanges),
    pause: (paused) => told.push(paused),
  };
}

describe('a page', () => {
  it('gets the snapshot when it says hello, and increments from then on', () => {
    const ports = new Ports();
    const panel = page();
    ports.connect(panel.port, commands());
    ports.post({ type: 'cleared' });
    expect(panel.received).toEqual([]);
    panel.say({ type: 'hello', tab: 3 });
    ports.post({ type: 'evidence', exchanges: [] });
    expect(panel.received).toEqual([
      { type: 'evidence', exchanges: [kept], clears: 3 },
      { type: 'recording', paused: false },
      { type: 'evidence', exchanges: [] },
    ]);
  });

  it('is looked at with the tab that it is about, where it has one', () => {
    const told: unknown[] = [];
    const ports = new Ports();
    const [popup, viewer, stranger] = [page(), page(), page()];
    for (const { port } of [popup, viewer, stranger]) ports.connect(port, commands(told));
    popup.say({ type: 'hello', tab: 3 });
    viewer.say({ type: 'hello' });
    stranger.say({ type: 'hello', tab: 'all' });
    expect(told).toEqual([{ tab: 3 }]);
  });

  it('waits for its snapshot until the journal has been read', () => {
    const ports = new Ports();
    const popup = page();
    const waiting: (() => void)[] = [];
    ports.connect(popup.port, { ...commands(), whenReady: (task) => waiting.push(task) });
    popup.say({ type: 'hello' });
    ports.post({ type: 'evidence', exchanges: [kept] });
    expect(popup.received).toEqual([]);
    waiting[0]?.();
    expect(popup.received[0]).toEqual({ type: 'evidence', exchanges: [kept], clears: 3 });
  });

  it('hears how much was dropped before it came', () => {
    const viewer = page();
    new Ports().connect(viewer.port, {
      ...commands(),
      snapshot: () => ({ exchanges: [], clears: 0, paused: true, dropped: 4, failures: [] }),
    });
    viewer.say({ type: 'hello' });
    expect(viewer.received.slice(1)).toEqual([
      { type: 'recording', paused: true },
      { type: 'dropped', count: 4 },
    ]);
  });

  it('commands the worker', () => {
    const told: unknown[] = [];
    const panel = page();
    new Ports().connect(panel.port, commands(told));
    for (const message of [
      { type: 'observed', exchange: kept },
      { type: 'clear' },
      { type: 'clear', ids: ['a'] },
      { type: 'restore', exchanges: [kept] },
      { type: 'pause', paused: true },
    ]) {
      panel.say(message);
    }
    expect(told).toEqual([kept, 'clear', ['a'], kept, true]);
  });

  it('that talks nonsense is not heard', () => {
    const told: unknown[] = [];
    const panel = page();
    new Ports().connect(panel.port, commands(told));
    for (const message of [
      null,
      'clear',
      {},
      { type: 'observed' },
      { type: 'observed', exchange: { id: 1 } },
      { type: 'pause' },
      { type: 'clear', ids: 'a' },
      { type: 'restore' },
      { type: 'restore', exchanges: [{ id: 'a' }] },
    ]) {
      panel.say(message);
    }
    expect(told).toEqual([]);
  });

  it('that is gone disturbs no other', () => {
    const ports = new Ports();
    const [closed, vanished, open] = [page(), page(), page()];
    for (const one of [closed, vanished, open]) {
      ports.connect(one.port, commands());
      one.say({ type: 'hello' });
    }
    closed.leave();
    vanished.vanish();
    ports.post({ type: 'cleared' });
    expect(open.received.at(-1)).toEqual({ type: 'cleared' });
    expect(closed.received).not.toContainEqual({ type: 'cleared' });
    expect(ports.size).toBe(1);
  });
});
