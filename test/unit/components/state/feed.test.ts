import { describe, expect, it } from 'vitest';
import { openFeed, type FeedReader } from '../../../../components/state/feed.ts';
import { exchange } from '../../../support/exchange.ts';
import { feedTwin } from '../../../support/feed.ts';

type Heard = readonly (string | number | boolean)[];

function listening(options: { tab?: number } = {}) {
  const worker = feedTwin();
  let isGone = false;
  const connect = () => {
    if (isGone) throw new Error('Extension context invalidated.');
    return worker.connect();
  };
  const heard: Heard[] = [];
  const waiting: (() => void)[] = [];
  const reader: FeedReader = {
    evidence: (exchanges) => heard.push(['evidence', exchanges.length]),
    snapshot: (all, clears = -1) => heard.push(['snapshot', all.length, clears]),
    cleared: () => heard.push(['cleared']),
    recording: (paused) => heard.push(['recording', paused]),
    titles: (pairs) => heard.push(['titles', pairs.length]),
    dropped: (count) => heard.push(['dropped', count]),
    failures: (failures) => heard.push(['failures', failures.length]),
    cutOff: () => heard.push(['cut off']),
  };
  const feed = openFeed({ connect, reader, later: (task) => waiting.push(task), ...options });
  const reconnect = () => waiting.splice(0).forEach((task) => task());
  const update = () => {
    isGone = true;
    worker.die();
  };
  return { worker, heard, feed, reconnect, update };
}

const one = exchange({ url: 'https://op.example/auth' });

describe('the feed of a page', () => {
  it('says hello first, with the tab it inspects', () => {
    expect(listening({ tab: 7 }).worker.said).toEqual([{ type: 'hello', tab: 7 }]);
    expect(listening().worker.said).toEqual([{ type: 'hello' }]);
  });

  it('takes the first evidence for a snapshot and the next for increments', () => {
    const { worker, heard } = listening();
    worker.say({ type: 'evidence', exchanges: [], clears: 3 });
    worker.say({ type: 'evidence', exchanges: [one] });
    expect(heard).toEqual([
      ['snapshot', 0, 3],
      ['evidence', 1],
    ]);
  });

  it('says once that it is cut off when the extension was updated, and asks no more', () => {
    const { worker, heard, feed, reconnect, update } = listening();
    update();
    reconnect();
    reconnect();
    feed.send({ type: 'pause', paused: true });
    expect(heard).toEqual([['cut off']]);
    expect(worker.opened()).toBe(1);
  });

  it('passes on what else the worker tells', () => {
    const { worker, heard } = listening();
    worker.say({ type: 'recording', paused: true });
    worker.say({ type: 'dropped', count: 3 });
    worker.say({ type: 'cleared' });
    worker.say({ type: 'titles', titles: [['7 https://app.example', 'Checkout']] });
    expect(heard).toEqual([['recording', true], ['dropped', 3], ['cleared'], ['titles', 1]]);
  });

  it('comes back when the worker dies, and takes a snapshot again', () => {
    const { worker, heard, reconnect } = listening({ tab: 7 });
    worker.say({ type: 'evidence', exchanges: [one] });
    worker.die();
    reconnect();
    worker.say({ type: 'evidence', exchanges: [one] });
    expect(worker.opened()).toBe(2);
    expect(worker.said.at(-1)).toEqual({ type: 'hello', tab: 7 });
    expect(heard.at(-1)).toEqual(['snapshot', 1, -1]);
  });

  it('keeps what was said while there was no worker, and says it after hello', () => {
    const { worker, feed, reconnect } = listening();
    worker.die();
    feed.send({ type: 'pause', paused: true });
    expect(worker.said).toHaveLength(1);
    reconnect();
    expect(worker.said.slice(1)).toEqual([{ type: 'hello' }, { type: 'pause', paused: true }]);
  });

  it('does not come back once closed', () => {
    const { worker, feed, reconnect } = listening();
    feed.close();
    worker.die();
    reconnect();
    expect(worker.opened()).toBe(1);
  });
});
