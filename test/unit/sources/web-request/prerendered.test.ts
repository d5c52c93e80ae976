import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { createWatch } from '../../../../lib/watch.ts';
import { stored, workerOn } from '../../../support/background-worker.ts';
import { sessionArea } from '../../../support/session-area.ts';
import {
  authorizeUrl,
  callbackUrl,
  eventMaker,
  type BrowserEvent,
} from '../../../support/web-request-events.ts';

const document = 'C164AF';

/** As Chromium tells of a page that it loads ahead: in a frame of its own, where it is committed; then the tab shows it. */
function events() {
  const { request, navigation } = eventMaker('chrome');
  const isAhead = <E extends BrowserEvent>(event: E): E => ({
    ...event,
    details: { ...(event.details as object), documentLifecycle: 'prerender', documentId: document },
  });
  const requestHeaders = { 'Sec-Purpose': 'prefetch;prerender', 'User-Agent': 'Chrome' };
  const loaded = request(
    { frameId: 2 },
    { url: authorizeUrl, redirectUrl: callbackUrl, requestHeaders },
    { url: callbackUrl, requestHeaders, responseHeaders: { 'Set-Cookie': 'sid=1' } },
  );
  const redeemed = request(
    { type: 'xmlhttprequest', frameId: 2, initiator: 'https://app.example', deep: true },
    {
      url: 'https://op.example/token',
      method: 'POST',
      raw: 'grant_type=authorization_code&code=c1&code_verifier=v',
      requestHeaders,
    },
  );
  const shown = navigation('committed', callbackUrl);
  return {
    ahead: [...loaded, navigation('committed', callbackUrl, { frameId: 2 })].map(isAhead),
    redeemed: redeemed.map(isAhead),
    shown: {
      ...shown,
      details: { ...(shown.details as object), documentLifecycle: 'active', documentId: document },
    },
  };
}

async function keptAfter(told: readonly BrowserEvent[]): Promise<readonly Exchange[]> {
  const area = sessionArea();
  const { worker } = workerOn(area, createWatch);
  await worker.started;
  for (const { event, details } of told) worker.capture.on(event, details as never);
  return stored(area);
}

describe('a login in a page that was loaded ahead', () => {
  it('keeps status and headers once the tab shows it, each step once, in the tab’s own frame', async () => {
    const { ahead, shown } = events();
    const kept = await keptAfter([...ahead, shown as BrowserEvent]);
    expect(kept.map(({ url, status, context }) => [url, status, context.frame])).toEqual([
      [authorizeUrl, 302, 0],
      [callbackUrl, 200, 0],
    ]);
    expect(kept.map(({ requestHeaders }) => requestHeaders)).toEqual([
      [['User-Agent', 'Chrome']],
      [['User-Agent', 'Chrome']],
    ]);
    expect(kept[1]?.responseHeaders).toEqual([['Set-Cookie', 'sid=1']]);
  });

  it('is none as long as nobody went there', async () => {
    const kept = await keptAfter(events().ahead);
    expect(kept).toEqual([]);
  });

  it('is not taken for one by another page that the tab goes to', async () => {
    const { ahead, shown } = events();
    const other = {
      ...shown,
      details: { ...(shown.details as object), url: 'https://app.example/', documentId: 'B' },
    };
    expect(await keptAfter([...ahead, other as BrowserEvent])).toEqual([]);
  });

  it('has the token request that its script sent, whether or not anybody went there', async () => {
    const { ahead, redeemed, shown } = events();
    const early = await keptAfter([...ahead, ...redeemed]);
    expect(early.map(({ url, status }) => [url, status])).toEqual([['https://op.example/token', 200]]);
    const kept = await keptAfter([...ahead, ...redeemed, shown as BrowserEvent]);
    expect(kept.map(({ url }) => url)).toEqual([authorizeUrl, callbackUrl, 'https://op.example/token']);
  });
});
