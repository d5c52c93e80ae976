import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { device, deviceCode, poll } from '../../../support/device.ts';
import { baseTime, capture, exchange, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { rows } from '../../../support/rows.ts';

const id = 'device-code-exposed';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));
const complete = { verification_uri_complete: `https://op.example/device?device_code=${deviceCode}` };
const visit = (query: string) =>
  exchange({
    url: `https://op.example/device${query}`,
    status: 200,
    context: { resourceType: 'main_frame' },
  });

const reporting = (fields: Partial<ExchangeFields>) =>
  exchange({
    url: 'https://stats.example/hit',
    status: 204,
    startedAt: baseTime + 3000,
    context: { resourceType: 'fetch', initiator: 'https://tv.example' },
    ...fields,
  });

describe('device-code-exposed is high', () => {
  it.each(
    rows([
      ['for an address to be shown that contains it', device(complete), poll(6)],
      ['for a page opened with it', device(), visit(`?device_code=${deviceCode}`), poll(6)],
      [
        'for a Referer that contains it',
        device(),
        poll(6, undefined, { requestHeaders: [['Referer', `https://tv.example/wait?c=${deviceCode}`]] }),
      ],
      [
        'for a report to a third party that carries it in its address',
        device(),
        reporting({
          url: `https://stats.example/hit?dl=${encodeURIComponent(`https://tv.example/wait?device_code=${deviceCode}`)}`,
        }),
        poll(6),
      ],
      [
        'for a report to a third party that carries it in its body',
        device(),
        reporting({ method: 'POST', requestBody: jsonBody({ event: 'wait', device_code: deviceCode }) }),
        poll(6),
      ],
      [
        'for a poll at another site',
        device(),
        poll(6, undefined, { url: 'https://login.elsewhere.test/token' }),
      ],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual(['high certain']);
  });

  it('and told alike after redaction', () => {
    const posted = reporting({ method: 'POST', requestBody: jsonBody({ device_code: deviceCode }) });
    for (const exchanges of [capture(device(complete), poll(6)), capture(device(), posted, poll(6))]) {
      const { before, after } = beforeAndAfterRedaction(id, exchanges);
      expect(before).toHaveLength(1);
      expect(after).toEqual(before);
    }
  });
});

describe('device-code-exposed says nothing', () => {
  it.each(
    rows([
      ['of the user code, which is made to be shown', device(), visit('?user_code=WDJB-MJHT'), poll(6)],
      ['of polls at the same site', device(), poll(6, undefined, { url: 'https://login.op.example/token' })],
      [
        'of a report without it',
        device(),
        reporting({ method: 'POST', requestBody: jsonBody({ event: 'wait', device_code: 'none so far' }) }),
        poll(6),
      ],
      ['of a page without any code', device(), visit(''), poll(6)],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('where the device code was not seen', () => {
    expect(outcomeOf(id, capture(device({}, { responseBody: undefined }), poll(6)))).toBe('not applicable');
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
