import { expect, it } from 'vitest';
import { isRelayed } from '../../../../lib/facts/leaks/relayed.ts';
import type { Message } from '../../../../lib/messages/message.ts';
import { messageOf } from '../../../support/messages.ts';
import { exchange, jsonBody } from '../../../support/exchange.ts';

const redirectUri = 'https://app.example/cb';
const leak = (url: string, body: unknown, place = 'body'): Message => ({
  kind: 'exposure',
  exchange: {
    ...exchange({ url, method: 'POST', requestBody: jsonBody(body) }),
    id: '1',
    entry: 0,
    startedAt: 0,
  },
  carrier: 'request',
  protocol: 'oauth2',
  ties: [],
  offers: [],
  url,
  params: { code: 'abc-123', place },
  from: 'client',
  to: 'resource_server',
  confidence: 'certain',
});
const nothing = { messages: [], context: [] };
const page = 'https://app.example/cb?code=abc-123';

it('a page hands its code to a backend of its own site', () => {
  expect(isRelayed(leak('https://api.app.example/login', { code: 'abc-123' }), redirectUri, nothing)).toBe(
    true,
  );
});

it('a page hands its code to the API of another site that began the login', () => {
  const state = 'af0ifjsldkj-320ad';
  const request = messageOf('authorization_request', { url: 'https://op.example/auth' });
  const begin = exchange({
    url: 'https://api.cloud.test/login/start',
    context: { resourceType: 'fetch' },
    responseBody: jsonBody({ url: `https://op.example/auth?state=${state}` }),
  });
  const flow = { messages: [{ ...request, params: { state } }], context: [begin] };
  const to = (url: string) => isRelayed(leak(url, { code: 'abc-123' }), redirectUri, flow);
  expect([to('https://api.cloud.test/login/finish'), to('https://stats.cloud.test/hit')]).toEqual([
    true,
    false,
  ]);
});

it.each([
  ['another site', leak('https://stats.example.org/hit', { code: 'abc-123' }), redirectUri],
  ['an address inside the body', leak('https://stats.app.example/hit', { page }), redirectUri],
  ['the address of the request', leak('https://api.app.example/login', {}, 'url'), redirectUri],
  ['a client without an address', leak('https://api.app.example/login', { code: 'abc-123' }), null],
])('%s is no such thing', (_, message, uri) => {
  expect(isRelayed(message, uri, nothing)).toBe(false);
});
