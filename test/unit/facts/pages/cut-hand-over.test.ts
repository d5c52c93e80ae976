import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';

const policy = (value: string): readonly Header[] => [['Cross-Origin-Opener-Policy', value]];
const session: Header = [
  'Set-Cookie',
  'sid=4f1c0b9d2e7a4f1c0b9d2e7a; Path=/; HttpOnly; Secure; SameSite=None',
];
const posting =
  '<p>Signed in. You can close this window.</p><script>if (window.opener && !window.opener.closed) window.opener.postMessage({"type":"auth","ok":true}, "https://blog.example"); setTimeout(() => window.close(), 250);</script>';

/** A widget of app.example in a page of blog.example, whose login in a popup the app’s server took. */
function widget({ landing = [], ...changes }: LeftCode = {}) {
  return leftCode({
    startUrl: 'https://blog.example/posts/1',
    redirectUri: 'https://app.example/auth/callback',
    landing: [session, ...landing],
    landingText: posting,
    ...changes,
  });
}

const later = (ms: number, fields: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: 'https://app.example/api/comments?page=1',
  status: 200,
  requestHeaders: [],
  responseHeaders: [['Content-Type', 'application/json']],
  context: { resourceType: 'fetch', initiator: 'https://blog.example' },
  startedAt: baseTime + ms,
  ...fields,
});

describe('a callback that was taken and only posts to its opener', () => {
  it('is cut off by the page that opened it, of whatever site', () => {
    const exchanges = widget({ start: policy('same-origin') });
    expect(causeAndOfTrace(exchanges)).toEqual(['coop-app-page', 'coop-app-page']);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain(
      'https://blog.example/posts/1 is sent with Cross-Origin-Opener-Policy: same-origin',
    );
    expect(reason?.why).toContain('window.opener is null at https://app.example/auth/callback');
    expect(reason?.confidence).toBe('firm');
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(causesOf(exchanges)).toEqual(['coop-app-page']);
  });

  it('is cut off by the app’s own page', () => {
    const exchanges = widget({ startUrl: 'https://app.example/', start: policy('same-origin') });
    expect(causeAndOfTrace(exchanges)).toEqual(['coop-app-page', 'coop-app-page']);
  });

  it('is cut off by its own policy, as helmet sends it everywhere', () => {
    const exchanges = widget({ landing: policy('same-origin') });
    expect(causeAndOfTrace(exchanges)).toEqual(['coop-provider-page', 'coop-provider-page']);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client' });
    expect(reasonOf(exchanges)?.fix).toContain('helmet');
  });

  it('is cut off by the provider’s page', () => {
    const exchanges = widget({ provider: policy('same-origin') });
    expect(reasonOf(exchanges)).toMatchObject({ cause: 'coop-provider-page', owner: 'authorization_server' });
  });

  const isolated = { start: policy('same-origin') };
  it.each<[string, LeftCode]>([
    ['without any policy', {}],
    [
      'by a page over plain http, whose policy no browser reads',
      { startUrl: 'http://blog.example/posts/1', start: policy('same-origin') },
    ],
    ['where the policy lets popups be', { start: policy('same-origin-allow-popups') }],
    ['where it is only tried out', { start: [['Cross-Origin-Opener-Policy-Report-Only', 'same-origin']] }],
    [
      'where the page goes on by itself without an opener',
      { ...isolated, landingText: `${posting}<script>if (!window.opener) location.href = "/";</script>` },
    ],
    [
      'where it tells by a channel as well',
      {
        ...isolated,
        landingText: `${posting}<script>new BroadcastChannel("auth").postMessage("done")</script>`,
      },
    ],
    [
      'where a script of its own may do anything',
      { ...isolated, landingText: `${posting}<script src="/callback.js"></script>` },
    ],
    ['where it posts to no opener', { ...isolated, landingText: '<script>window.close()</script>' }],
    ['in a frame', { ...isolated, landingExchange: { context: { resourceType: 'sub_frame' } } }],
    [
      'where the app’s page asks another host of its site at once',
      {
        ...isolated,
        startUrl: 'https://app.example/',
        then: [
          later(2000, {
            url: 'https://api.app.example/me',
            context: { resourceType: 'fetch', initiator: 'https://app.example' },
          }),
        ],
      },
    ],
    ['where the page asks the app at once', { ...isolated, then: [later(4000)] }],
    [
      'where the person is known there later',
      {
        ...isolated,
        then: [
          later(25_000, {
            url: 'https://app.example/account',
            context: { resourceType: 'main_frame' },
            requestHeaders: [['Cookie', 'sid=4f1c0b9d2e7a4f1c0b9d2e7a']],
            responseHeaders: [['Content-Type', 'text/html']],
          }),
        ],
      },
    ],
  ])('is not said to be cut off %s', (_, changes) => {
    const exchanges = widget(changes);
    expect(causesOf(exchanges)).toEqual([]);
    expect(flowsOf(exchanges).at(-1)?.outcome).not.toBe('failed');
  });

  it('is cut off where others read the comments half a minute later', () => {
    expect(causesOf(widget({ ...isolated, then: [later(25_000)] }))).toEqual(['coop-app-page']);
  });
});
