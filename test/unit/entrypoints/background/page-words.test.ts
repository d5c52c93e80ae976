import { describe, expect, it } from 'vitest';
import type { PageOfTab, Worker } from '../../../../entrypoints/background/worker.ts';
import { pageOn, stored, tell, workerOn } from '../../../support/background-worker.ts';
import { plainFlow, plainWatch } from '../../../support/plain-watch.ts';
import { sessionArea } from '../../../support/session-area.ts';
import { callbackUrl, eventMaker } from '../../../support/web-request-events.ts';

const words = { contentType: 'text/html', title: 'State mismatch', headings: [], errors: [], text: '' };

/** A worker whose tab 1 has just been answered at the callback, and what was read of which tabs. */
async function answered(
  status: number,
  { url = callbackUrl, outcome = 'failed' }: { url?: string; outcome?: 'failed' | 'succeeded' } = {},
) {
  const area = sessionArea();
  const read: unknown[] = [];
  const page: PageOfTab = { url, words };
  const { worker } = workerOn(
    area,
    plainWatch((kept) => (kept.length > 0 ? [plainFlow(kept, { outcome })] : [])),
    async (tab, isError) => {
      read.push([tab, isError]);
      return page;
    },
    callbackUrl,
  );
  await worker.started;
  tell(worker, eventMaker('chrome').request({}, { url: callbackUrl, status }));
  const loaded = (frameId = 0) => worker.loaded({ tabId: 1, frameId, url });
  const bodies = async () => (await stored(area)).map(({ responseBody }) => responseBody);
  return { worker, read, loaded, bodies };
}

const stateMismatch = { mediaType: 'text/html', text: '<title>State mismatch</title>', excerpt: true };

describe('the words of a page', () => {
  it('are read where a login’s page was answered with an error', async () => {
    const { read, loaded, bodies } = await answered(500);
    loaded();
    expect(read).toEqual([[1, true]]);
    await bodies();
    expect(await bodies()).toEqual([stateMismatch]);
  });

  it('are not read of what went well, of frames, or of pages that are no login’s', async () => {
    const well = await answered(200);
    well.loaded();
    const framed = await answered(500);
    framed.loaded(7);
    const other = await answered(500);
    other.worker.loaded({ tabId: 1, frameId: 0, url: 'https://news.example/' });
    other.worker.loaded({ tabId: 2, frameId: 0, url: callbackUrl });
    expect([well.read, framed.read, other.read]).toEqual([[], [], []]);
  });

  /** Of Firefox: the page has loaded before its answer is told. */
  async function loadedFirst(status: number, then: (worker: Worker) => void = () => undefined) {
    const read: unknown[] = [];
    const { worker } = workerOn(
      sessionArea(),
      plainWatch(),
      async (tab, isError) => void read.push([tab, isError]),
    );
    await worker.started;
    const events = eventMaker('firefox').request({}, { url: callbackUrl, status });
    const at = events.findIndex(({ event }) => event === 'headersReceived');
    tell(worker, events.slice(0, at));
    worker.loaded({ tabId: 1, frameId: 0, url: callbackUrl });
    then(worker);
    expect(read).toEqual([]);
    tell(worker, events.slice(at));
    return read;
  }

  it('are read once where the page had loaded before its answer was told', async () => {
    expect(await loadedFirst(400)).toEqual([[1, true]]);
    expect(await loadedFirst(200)).toEqual([]);
  });

  it('are not read where the tab went on before the answer was told', async () => {
    const goOn = (worker: Worker) =>
      worker.arrived({ tabId: 1, frameId: 0, url: 'https://news.example/', timeStamp: 0 });
    expect(await loadedFirst(400, goOn)).toEqual([]);
    expect(await loadedFirst(400, (worker) => worker.tabRemoved(1))).toEqual([]);
  });

  it('are not read while paused', async () => {
    const { worker, read, loaded } = await answered(500);
    worker.capture.pause(true);
    loaded();
    expect(read).toEqual([]);
  });

  it('are let go where the tab has gone on meanwhile', async () => {
    const { worker, read, bodies } = await answered(500, { url: 'https://app.example/elsewhere' });
    worker.loaded({ tabId: 1, frameId: 0, url: callbackUrl });
    expect(read).toHaveLength(1);
    await bodies();
    expect(await bodies()).toEqual([undefined]);
  });
});

describe('a popup that opens', () => {
  const hello = { type: 'hello', tab: 1 };
  const onTheCallback = async (status: number, outcome: 'failed' | 'succeeded') => {
    const { worker, read } = await answered(status, { outcome });
    pageOn(worker).say(hello);
    await new Promise(setImmediate);
    return read;
  };

  it('has the page read where its login did not end well, whatever its status', async () => {
    expect(await onTheCallback(200, 'failed')).toEqual([[1, false]]);
    expect(await onTheCallback(500, 'succeeded')).toEqual([[1, true]]);
  });

  it('leaves the page alone where all is well', async () => {
    expect(await onTheCallback(200, 'succeeded')).toEqual([]);
  });
});
