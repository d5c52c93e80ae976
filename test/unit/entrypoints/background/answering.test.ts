import { describe, expect, it } from 'vitest';
import { Answers, type AnswerStream } from '../../../../entrypoints/background/answers.ts';
import { createWatch } from '../../../../lib/watch.ts';
import { stored, tell, workerOn } from '../../../support/background-worker.ts';
import { sessionArea } from '../../../support/session-area.ts';
import { eventMaker, loginEvents, type BrowserEvent } from '../../../support/web-request-events.ts';

const sent: Readonly<Record<string, string>> = {
  'https://op.example/token': '{"access_token":"at1","token_type":"Bearer"}',
  'https://op.example/me': '{"sub":"alice"}',
  'https://api.example/orders': '[{"paid":true}]',
};

/** Tells the events as Firefox does, which holds up an answer until its listener has looked at it. */
function tellWithAnswers(
  worker: ReturnType<typeof workerOn>['worker'],
  events: readonly BrowserEvent[],
  streams: Map<string, AnswerStream>,
) {
  const answering: string[] = [];
  for (const one of events) {
    if (one.event === 'completed') {
      const { details } = one;
      const { requestId, url } = details;
      // Headers of a script’s request are told where they are listened to: answers always are.
      worker.answering(
        { ...details, responseHeaders: [{ name: 'content-type', value: 'application/json' }] },
        () => false,
        () => void answering.push(url),
      );
      const stream = streams.get(requestId);
      if (sent[url] !== undefined) stream?.ondata?.({ data: new TextEncoder().encode(sent[url]).buffer });
      stream?.onstop?.();
      worker.ended('completed', details);
    } else tell(worker, [one]);
  }
  return answering;
}

describe('answers on their way, in Firefox', () => {
  const orders = eventMaker('firefox', Date.UTC(2026, 0, 2)).request(
    { type: 'xmlhttprequest', deep: true, initiator: 'https://app.example' },
    { url: 'https://api.example/orders', requestHeaders: { Authorization: 'Bearer at1' } },
  );
  const begin = async () => {
    const area = sessionArea();
    const streams = new Map<string, AnswerStream>();
    const open = (requestId: string): AnswerStream => {
      const stream: AnswerStream = {
        ondata: null,
        onstop: null,
        onerror: null,
        write: () => undefined,
        disconnect: () => undefined,
      };
      streams.set(requestId, stream);
      return stream;
    };
    const { worker } = workerOn(
      area,
      createWatch,
      undefined,
      undefined,
      undefined,
      (wanted) => new Answers({ ...wanted, open, muchLater: () => undefined }),
    );
    await worker.started;
    return { area, streams, worker };
  };
  const bodies = async (area: ReturnType<typeof sessionArea>) =>
    (await stored(area)).flatMap(({ url, responseBody }) =>
      responseBody?.text ? [[url, responseBody.text]] : [],
    );

  it('are kept of a login’s own requests, and of nothing else', async () => {
    const { area, streams, worker } = await begin();
    const events = [...loginEvents('firefox'), ...orders];
    const ends = events.filter(({ event }) => event === 'completed').length;
    expect(tellWithAnswers(worker, events, streams)).toHaveLength(ends);
    expect(await bodies(area)).toEqual(Object.entries(sent).slice(0, 2));
    expect((await stored(area)).map(({ url }) => url)).toContain('https://api.example/orders');
  });

  it('are one exchange with what DevTools saw of them', async () => {
    const { area, streams, worker } = await begin();
    tellWithAnswers(worker, loginEvents('firefox'), streams);
    const [token] = (await stored(area)).filter(({ url }) => url.endsWith('/token'));
    worker.capture.observed({ ...token!, id: 'devtools:1', startedAt: token!.startedAt + 3 });
    expect((await stored(area)).filter(({ url }) => url.endsWith('/token'))).toEqual([token]);
  });

  it('are not taken hold of while paused, or once the browser has waited too long', async () => {
    const { streams, worker } = await begin();
    tell(
      worker,
      loginEvents('firefox').filter(({ event }) => event !== 'completed'),
    );
    const details = loginEvents('firefox').flatMap((one) =>
      one.event === 'completed' && one.details.url.endsWith('/token') ? [one.details] : [],
    )[0]!;
    let done = 0;
    worker.answering(
      details,
      () => true,
      () => void done++,
    );
    worker.capture.pause(true);
    worker.answering(
      details,
      () => false,
      () => void done++,
    );
    expect([done, streams.size]).toEqual([2, 0]);
    worker.capture.pause(false);
    worker.answering(
      details,
      () => false,
      () => void done++,
    );
    expect([done, streams.size]).toEqual([3, 1]);
  });
});
