import { endingOf } from '../../../../lib/telling/ending.ts';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { describe, expect, it } from 'vitest';
import { fetched, page } from '../../../support/around.ts';
import { baseTime, capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';

const site = 'https://verifier.example';
const link = `openid4vp://?client_id=x509_san_dns%3Averifier.example&request_uri=${encodeURIComponent(`${site}/request/81c2e0f4`)}`;

const shown = fetched(`${site}/begin`, { method: 'POST', responseBody: jsonBody({ qr: link }) });
const asked = (body: unknown, more: Partial<Exchange> = {}): ExchangeFields =>
  fetched(`${site}/status/81c2e0f4`, { responseBody: jsonBody(body), ...more });
const waits = (times: number): readonly ExchangeFields[] =>
  Array.from({ length: times }, () => asked({ state: 'waiting' }));
const next = page(`${site}/welcome`);

function toldOf(...some: readonly ExchangeFields[]) {
  const exchanges = capture(page(`${site}/scan`), shown, ...some);
  const [flow] = flowsOf(exchanges);
  expect(flowsOf(redacted(exchanges))[0]?.outcome).toBe(flow?.outcome);
  return { outcome: flow?.outcome, causes: flow?.diagnosis.map(({ cause }) => cause) };
}

describe('a page that waits for a wallet on another device', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['is told that it has answered', [...waits(3), asked({ state: 'verified' }), next]],
    ['and waited for long', [...waits(40), asked({ state: 'verified' }), next]],
    ['in steps', [...waits(2), asked({ state: 'scanned' }), asked({ state: 'done', name: 'E' }), next]],
    [
      'by a status',
      [
        ...[1, 2].map(() => asked({ error: 'not_found' }, { status: 404 })),
        asked({ vp_token: { pid: ['a.b.c'] } }),
        next,
      ],
    ],
  ])('went on as it %s', (_, some) => {
    expect(toldOf(...some)).toEqual({ outcome: 'unclear', causes: [] });
  });

  const events = (...data: readonly string[]) => data.map((one) => `event: state\ndata: ${one}\n\n`).join('');
  const streamed = (text: string | undefined, more: Partial<Exchange> = {}): ExchangeFields => ({
    ...asked({}),
    duration: 20_000,
    responseHeaders: [['Content-Type', 'text/event-stream; charset=utf-8']],
    responseBody: { mediaType: 'text/event-stream', text },
    ...more,
  });
  const socket = (text: string | undefined): ExchangeFields => ({
    ...streamed(text),
    url: `${site.replace('https', 'wss')}/live/81c2e0f4`,
    status: 101,
    responseHeaders: [['Upgrade', 'websocket']],
    responseBody: { mediaType: 'text/x-websocket-messages', text },
    context: { tab: 7, resourceType: 'other' },
  });
  const at = (seconds: number) => ({ startedAt: baseTime + seconds * 1000 });
  const nextAt = (seconds: number) => page(`${site}/welcome`, at(seconds));
  it.each<[string, readonly ExchangeFields[]]>([
    ['by a stream of events', [streamed(events('{"state":"waiting"}', '{"state":"done"}')), nextAt(22)]],
    ['by an event alone', [streamed(events('{"state":"done"}')), nextAt(22)]],
    ['by a socket', [socket(events('{"state":"waiting"}', '{"state":"done"}')), nextAt(22)]],
    ['by a call that was held open', [asked({ state: 'done' }, { ...at(2), duration: 30_000 }), nextAt(33)]],
    [
      'by the second one that was',
      [
        asked({ state: 'waiting' }, { ...at(2), duration: 25_000 }),
        asked({ state: 'done' }, { ...at(27), duration: 9000 }),
        nextAt(37),
      ],
    ],
  ])('hears %s that it has answered', (_, some) => {
    expect(toldOf(...some)).toEqual({ outcome: 'unclear', causes: [] });
  });

  it('and nothing that a stream or a socket brought leaves in a trace', () => {
    const text = events('{"state":"waiting"}', '{"state":"done","name":"Erika Mustermann"}');
    for (const one of [streamed(text), socket(text)]) {
      const exchanges = capture(page(`${site}/scan`), shown, one, nextAt(22));
      expect(JSON.stringify(redacted(exchanges))).not.toMatch(/Erika|Mustermann/);
    }
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['no event came', [streamed(''), nextAt(22)]],
    ['only signs of life came', [streamed(': ping\n\n: ping\n\n'), nextAt(22)]],
    [
      'the same came again and again',
      [streamed(events('{"state":"waiting"}', '{"state":"waiting"}')), nextAt(22)],
    ],
    ['nobody knows what came', [streamed(undefined), nextAt(22)]],
    ['all that came is that it waits', [streamed(events('{"state":"waiting"}')), nextAt(22)]],
    [
      'the last that came is that it waits',
      [socket(events('{"type":"hello"}', '{"state":"pending"}')), nextAt(22)],
    ],
    [
      'nobody knows what a held call was told',
      [asked({}, { ...at(2), duration: 30_000, responseBody: undefined }), nextAt(33)],
    ],
    [
      'a call of another matter took long',
      [
        asked(
          {},
          {
            ...at(2),
            duration: 8000,
            status: 204,
            responseBody: undefined,
            method: 'POST',
            url: `${site}/usage`,
          },
        ),
        nextAt(12),
      ],
    ],
    ['nobody knows what the socket brought', [socket(undefined), nextAt(22)]],
    ['the page stays', [streamed(events('{"state":"waiting"}', '{"state":"scanned"}'))]],
    ['it goes on much later', [streamed(events('{"state":"done"}')), nextAt(120)]],
    [
      'a held call was given up',
      [asked({}, { ...at(2), duration: 30_000, status: 0, failure: 'net::ERR_ABORTED' }), nextAt(32)],
    ],
    [
      'a held call says that it waited in vain',
      [
        asked({ state: 'waiting' }, { ...at(2), duration: 25_000 }),
        asked({ state: 'waiting' }, { ...at(27), duration: 25_000 }),
        nextAt(53),
      ],
    ],
    ['a call is answered at once', [asked({ state: 'ready' }, { ...at(2), duration: 300 }), nextAt(3)]],
  ])('waits where %s', (_, some) => {
    expect(toldOf(...some)).toEqual({ outcome: 'pending', causes: ['wallet-not-seen'] });
  });

  it('is told in words of wallets', () => {
    const exchanges = capture(page(`${site}/scan`), shown, ...waits(3), asked({ state: 'verified' }), next);
    const [flow] = flowsOf(exchanges);
    expect(flow && headlineOf(flow)).toMatch(/; the verifier’s page waited and then went on; what/);
    expect(flow && endingOf(flow).lead).toMatch(/^Unclear: the verifier’s page/);
    expect(flow?.gaps?.map(({ text }) => text).join(' ')).toMatch(/wallet’s part was not seen/);
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['nothing has changed', waits(4)],
    ['somebody leaves it', [...waits(4), next]],
    ['only a clock runs', [90, 88, 86, 84].map((left) => asked({ state: 'waiting', left })).concat(next)],
    ['the wallet has only fetched the request', [...waits(3), asked({ state: 'scanned' })]],
    ['another call is answered otherwise', [...waits(3), fetched(`${site}/me`), next]],
    [
      'the page that follows does not work',
      [...waits(3), asked({ state: 'x' }), page(`${site}/e`, { status: 500 })],
    ],
    [
      'another site is asked',
      ['a', 'a', 'b']
        .map((state) => fetched('https://metrics.example/s', { responseBody: jsonBody({ state }) }))
        .concat(next),
    ],
  ])('waits where %s', (_, some) => {
    expect(toldOf(...some)).toEqual({ outcome: 'pending', causes: ['wallet-not-seen'] });
  });
});
