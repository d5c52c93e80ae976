import { endingOf } from '../../../../lib/telling/ending.ts';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { describe, expect, it } from 'vitest';
import { fetched, page } from '../../../support/around.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
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
