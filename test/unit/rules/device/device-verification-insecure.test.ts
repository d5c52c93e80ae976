import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { device, poll } from '../../../support/device.ts';
import { capture, exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
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

  it('low for a page that can be framed', () => {
    expect(found(device(), visit([html]))).toEqual(['low firm']);
    expect(found(device(), visit([html, ['Content-Security-Policy', "default-src 'self'"]]))).toEqual([
      'low firm',
    ]);
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
