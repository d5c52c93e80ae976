import { describe, expect, it } from 'vitest';
import { device, poll } from '../../../support/device.ts';
import { baseTime, capture, form, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { rows } from '../../../support/rows.ts';

const id = 'device-poll-too-fast';
const pending = 'authorization_pending';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));

describe('device-poll-too-fast is', () => {
  it('low for polls closer together than the interval', () => {
    expect(found(device(), poll(6, pending), poll(8, pending), poll(14))).toEqual(['low certain']);
    expect(detailOf(id, capture(device(), poll(6, pending), poll(8, pending)))).toBe(
      'The device waited 2 seconds; expected 5 at least.',
    );
  });

  it('low where five seconds are meant because nothing was said', () => {
    expect(found(device({ interval: undefined }), poll(6, pending), poll(8))).toEqual(['low certain']);
  });

  it('low for keeping the old pace after slow_down', () => {
    expect(found(device(), poll(6, 'slow_down'), poll(12, pending), poll(23))).toEqual(['low certain']);
    expect(found(device(), poll(6, 'slow_down'), poll(17, pending), poll(23))).toEqual(['low certain']);
  });

  it.each(['access_denied', 'expired_token', 'invalid_grant'])('medium for going on after %s', (error) => {
    expect(found(device(), poll(6, pending), poll(12, error), poll(18, error))).toEqual(['medium certain']);
  });
});

/** A client has a person asked on their phone: the provider’s answer, and the client’s question at that second. CIBA §7.3, §10.1. */
const asked = (answer: object = {}, parameters: Readonly<Record<string, string>> = {}) =>
  form(
    'https://op.example/bc-authorize',
    { scope: 'openid', login_hint: 'jane', client_id: 'till', ...parameters },
    {
      status: 200,
      responseBody: jsonBody({ auth_req_id: '1c266114-a1be', expires_in: 120, interval: 5, ...answer }),
    },
  );
const question = (seconds: number, error?: string, duration = 100) =>
  form(
    'https://op.example/token',
    { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: '1c266114-a1be', client_id: 'till' },
    {
      startedAt: baseTime + seconds * 1000,
      duration,
      status: error ? 400 : 200,
      responseBody: jsonBody(error ? { error } : { access_token: 'ciba-access-77b', token_type: 'Bearer' }),
    },
  );

describe('device-poll-too-fast is, for CIBA,', () => {
  it('low for questions closer together than the interval', () => {
    const exchanges = [asked(), question(6, pending), question(8, 'slow_down'), question(15, pending)];
    expect(found(...exchanges)).toEqual(['low certain']);
    expect(detailOf(id, capture(...exchanges))).toBe(
      'The client waited 2 seconds; expected 5 at least. So 2 times.',
    );
  });

  it('low where five seconds are meant because nothing was said', () => {
    expect(found(asked({ interval: undefined }), question(6, pending), question(8))).toEqual(['low certain']);
  });

  it('medium for going on after the end', () => {
    expect(found(asked(), question(6, 'expired_token'), question(12, 'expired_token'))).toEqual([
      'medium certain',
    ]);
  });

  it('low for a question while the last one waits for its answer', () => {
    expect(found(asked(), question(6, pending, 20_000), question(12))).toEqual(['low certain']);
  });

  it('a remark for a client that will be told', () => {
    const ping = asked({}, { client_notification_token: '8d67dc78-7faa-4d41' });
    expect(found(ping, question(6, pending), question(8))).toEqual(['info certain']);
  });
});

describe('device-poll-too-fast says nothing of CIBA', () => {
  it.each(
    rows([
      ['at the right pace', asked(), question(6, pending), question(11, pending), question(16)],
      [
        'at the pace the provider said',
        asked({ interval: 2 }),
        question(1, pending),
        question(3, pending),
        question(5),
      ],
      [
        'where the next question follows a slow answer at once',
        asked(),
        question(6, pending, 30_000),
        question(36.1),
      ],
      ['after five seconds more for each slow_down', asked(), question(6, 'slow_down'), question(16.2)],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('where the provider’s answer was not seen', () => {
    const unread = { ...asked(), responseBody: undefined };
    expect(outcomeOf(id, capture(unread, question(6, pending), question(8, pending)))).toBe('not applicable');
  });
});

describe('device-poll-too-fast says nothing', () => {
  it.each(
    rows([
      ['of the right pace', device(), poll(6, pending), poll(11, pending), poll(16)],
      ['of a timer’s jitter', device(), poll(6, pending), poll(10.7, pending), poll(15.4)],
      [
        'of the interval the server said',
        device({ interval: 1 }),
        poll(2, pending),
        poll(3, pending),
        poll(4),
      ],
      ['of five seconds more after slow_down', device(), poll(6, 'slow_down'), poll(16, pending), poll(26)],
      [
        'of a nonce demand and its second try',
        device(),
        poll(6, 'use_dpop_nonce'),
        poll(6.1, pending),
        poll(12),
      ],
      [
        'of going on when the server is out of order',
        device(),
        poll(6, 'server_error', { status: 503 }),
        poll(12),
      ],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('where the interval was not seen, or there was one poll', () => {
    const unread = device({}, { responseBody: undefined });
    expect(outcomeOf(id, capture(unread, poll(6, pending), poll(8, pending)))).toBe('not applicable');
    expect(outcomeOf(id, capture(device(), poll(6)))).toBe('not applicable');
  });
});
