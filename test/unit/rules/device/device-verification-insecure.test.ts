import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { device, poll } from '../../../support/device.ts';
import { capture, exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { rows } from '../../../support/rows.ts';

const id = 'device-verification-insecure';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields, poll(30)));
const html: Header = ['Content-Type', 'text/html; charset=utf-8'];
const visit = (responseHeaders: readonly Header[] | undefined, origin = 'https://op.example') =>
  exchange({
    url: `${origin}/device?user_code=WDJB-MJHT`,
    status: 200,
    responseHeaders,
    context: { resourceType: 'main_frame' },
  });
const local = { verification_uri: 'http://localhost:8080/device', verification_uri_complete: undefined };

describe('device-verification-insecure is', () => {
  it('medium for an address without https', () => {
    expect(found(device({ verification_uri: 'http://op.example/device' }))).toEqual(['medium certain']);
    expect(found(device({ verification_uri_complete: 'http://op.example/device?user_code=W' }))).toEqual([
      'medium certain',
    ]);
  });

  it('medium for one under a name for tests: only the device itself has no way to it', () => {
    expect(found(device({ verification_uri: 'http://op.test/device' }))).toEqual(['medium certain']);
    expect(found(device({ verification_uri: 'http://192.168.1.20/device' }))).toEqual(['medium certain']);
  });

  it('low for a page that can be framed', () => {
    expect(found(device(), visit([html]))).toEqual(['low firm']);
    expect(found(device(), visit([html, ['Content-Security-Policy', "default-src 'self'"]]))).toEqual([
      'low firm',
    ]);
  });
});

const opening = (text: string, query = '?user_code=WDJB-MJHT', more: Partial<ExchangeFields> = {}) =>
  exchange({
    url: `https://op.example/device${query}`,
    status: 200,
    responseHeaders: [html, ['X-Frame-Options', 'DENY']],
    responseBody: { mediaType: 'text/html', text },
    context: { resourceType: 'main_frame' },
    ...more,
  });
const done = '<h1>Your device is connected</h1>';
const asks = '<form method="post"><p>WDJB-MJHT</p><button>Allow</button></form>';

describe('device-verification-insecure is low for a link that lets the device in', () => {
  it('without anything to confirm', () => {
    const exchanges = capture(device(), opening(done), poll(30));
    expect(verdictsOf(id, exchanges)).toEqual(['low firm']);
    expect(detailOf(id, exchanges)).toContain('its page had nothing to confirm');
    expect(detailOf(id, redacted(exchanges))).toBe(detailOf(id, exchanges));
  });

  it.each(
    rows([
      ['but not for a page that asks', device(), opening(asks)],
      ['nor for a page behind which another one came', device(), opening(done), opening(done, '')],
      ['nor for a page where the code was typed', device(), opening(done, '')],
      ['nor for a page that was sent', device(), opening(done, undefined, { method: 'POST' })],
      ['nor for a page that was not read', device(), opening('', undefined, { responseBody: undefined })],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('nor where the device got nothing', () => {
    expect(verdictsOf(id, capture(device(), opening(done), poll(30, 'authorization_pending')))).toEqual([]);
  });
});

describe('device-verification-insecure says nothing', () => {
  it.each(
    rows([
      ['of https', device()],
      ['of a page that forbids framing', device(), visit([html, ['X-Frame-Options', 'DENY']])],
      [
        'of a policy that forbids framing',
        device(),
        visit([html, ['Content-Security-Policy', "frame-ancestors 'none'"]]),
      ],
      ['of a page whose headers were not recorded', device(), visit(undefined)],
      ['of the developer’s own machine', device(local), visit([html], 'http://localhost:8080')],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('without a device', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
