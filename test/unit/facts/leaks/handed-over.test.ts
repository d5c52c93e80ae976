import { describe, expect, it } from 'vitest';
import { handedOverOf } from '../../../../lib/facts/leaks/handed-over.ts';
import { baseTime, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { messageOf } from '../../../support/messages.ts';

const redirectUri = 'https://app.example/cb';
const callback = (params: Readonly<Record<string, string>> = { code: 'abc-123' }) =>
  messageOf('authorization_response', { url: redirectUri, startedAt: baseTime }, { params });
const handing = (fields: Partial<ExchangeFields> = {}, place = 'body', code = 'abc-123') =>
  messageOf(
    'exposure',
    {
      url: 'https://backend.example.net/session',
      method: 'POST',
      startedAt: baseTime + 1000,
      requestBody: jsonBody({ code }),
      responseHeaders: [['Set-Cookie', 'sid=1']],
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
      ...fields,
    },
    { params: { code, place } },
  );
const of = (message = handing(), before = [callback()]) =>
  handedOverOf({ messages: [...before, message] }, message, redirectUri);
const given = (answer: unknown, status = 200) =>
  handing({ status, responseHeaders: [], responseBody: jsonBody(answer) });

describe('a code is handed over', () => {
  it.each([
    ['where a session cookie comes back', handing(), 'seen'],
    ['where a token comes back', given({ token: 'x' }), 'seen'],
    ['where a session comes back inside', given({ data: { session: { id: 1 } } }), 'seen'],
    ['where nothing of the answer was recorded', handing({ responseHeaders: [] }), 'not recorded'],
  ])('%s', (_, message, session) => {
    expect(of(message)).toEqual({ withVerifier: false, session });
  });

  it('with its verifier', () => {
    const requestBody = jsonBody({ code: 'abc-123', code_verifier: 'v' });
    expect(of(handing({ requestBody }))?.withVerifier).toBe(true);
  });
});

describe('a code leaks', () => {
  it.each([
    ['in an address', of(handing({}, 'url'))],
    ['in a Referer', of(handing({}, 'referer'))],
    ['in a body that holds an address', of(handing({ requestBody: jsonBody({ page: '/cb?code=abc-123' }) }))],
    ['in body and address', of(handing({ url: 'https://backend.example.net/s?code=abc-123' }))],
    ['to a collector of reports', of(handing({ url: 'https://api.mixpanel.com/track' }))],
    ['from another page', of(handing({ context: { initiator: 'https://ads.example' } }))],
    ['to a server that refuses it', of(handing({ status: 403 }))],
    ['where an empty list of members comes back', of(given({}))],
    ['where a token against forgery comes back', of(given({ csrfToken: 'x' }))],
    ['where no session comes back', of(given({ session: null }))],
    ['where nothing comes back', of(handing({ status: 204, responseHeaders: [] }))],
    ['before there was a callback', of(handing(), [])],
    ['two minutes after the callback', of(handing({ startedAt: baseTime + 120_000 }))],
    [
      'under whose name a token goes',
      of(handing({}, 'body', 'token-9'), [callback({ access_token: 'token-9' })]),
    ],
    ['of a client without an address', handedOverOf({ messages: [callback()] }, handing(), null)],
  ])('%s', (_, found) => {
    expect(found).toBeUndefined();
  });
});
