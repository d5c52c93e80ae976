import { describe, expect, it } from 'vitest';
import { beginningCalls } from '../../../lib/flows/beginning-api.ts';
import { baseTime, exchange, jsonBody } from '../../support/exchange.ts';
import { messageOf } from '../../support/messages.ts';

const state = 'af0ifjsldkj/320ad';
const request = messageOf('authorization_request', {
  url: 'https://op.example/auth',
  startedAt: baseTime + 1000,
});
const messages = [{ ...request, params: { state } }];
const address = `https://op.example/auth?client_id=web&state=${encodeURIComponent(state)}`;
const call = (more = {}) =>
  exchange({
    url: 'https://api.cloud.example/login/start',
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    responseBody: jsonBody({ url: address }),
    ...more,
  });
const answered = (text: string) => ({ responseBody: { mediaType: 'application/json', text } });

describe('an API began a login', () => {
  it.each([
    ['where it answered with the address of the request', call()],
    [
      'with its slashes and ampersands escaped',
      call(answered(`{"url":"${address.replaceAll('/', '\\/')}"}`)),
    ],
    ['with its parts', call({ responseBody: jsonBody({ host: 'op.example', query: { state } }) })],
    [
      'as a trace says',
      call({ responseBody: { mediaType: 'application/json' }, verdicts: { begins_login: 'state' } }),
    ],
  ])('%s', (_, one) => {
    expect(beginningCalls(messages, [one])).toEqual([one]);
  });
});

describe('no API began it', () => {
  it.each([
    [
      'where the answer has another state',
      call({ responseBody: jsonBody({ url: 'https://op.example/auth?state=another-0123456789' }) }),
    ],
    ['where it has the state and not the address', call({ responseBody: jsonBody({ state }) })],
    ['that was called later', call({ startedAt: baseTime + 2000 })],
    ['of a page', call({ context: { resourceType: 'main_frame' } })],
    ['at the provider', call({ url: 'https://op.example/api/start' })],
    [
      'whose answer is a document',
      call({ responseBody: jsonBody({ url: address, more: 'x'.repeat(30_000) }) }),
    ],
    ['whose state was cleaned away', call(answered('{"url":"https://op.example/auth?state=[Filtered]"}'))],
  ])('%s', (_, one) => {
    expect(beginningCalls(messages, [one])).toEqual([]);
  });

  it('where the state is short', () => {
    const short = [{ ...request, params: { state: 'abc' } }];
    expect(
      beginningCalls(short, [call({ responseBody: jsonBody({ url: 'https://op.example/auth?state=abc' }) })]),
    ).toEqual([]);
  });
});
