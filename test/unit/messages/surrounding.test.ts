import { expect, it } from 'vitest';
import { surroundingOf, type Surrounding } from '../../../lib/messages/surrounding.ts';
import { exchange, type ExchangeFields } from '../../support/exchange.ts';

const html = [['Content-Type', 'text/html']] as const;
const url = 'https://app.example/';

it.each<[string, Surrounding | undefined, Partial<ExchangeFields>]>([
  ['a page', 'page', { context: { resourceType: 'main_frame' } }],
  ['a frame', 'page', { context: { resourceType: 'sub_frame' } }],
  ['a page that only its headers tell', 'page', { requestHeaders: [['Sec-Fetch-Mode', 'navigate']] }],
  ['HTML of nobody knows whom', 'page', { responseHeaders: html }],
  ['HTML for a script', undefined, { responseHeaders: html, context: { resourceType: 'fetch' } }],
  [
    'HTML that was no navigation',
    undefined,
    { responseHeaders: html, requestHeaders: [['Sec-Fetch-Mode', 'cors']] },
  ],
  ['a cookie', 'cookies', { responseHeaders: [['set-cookie', 'a=1']], context: { resourceType: 'script' } }],
  [
    'a page with a cookie',
    'page',
    { responseHeaders: [['set-cookie', 'a=1']], context: { resourceType: 'main_frame' } },
  ],
  ['a refused call', 'call', { status: 401, context: { resourceType: 'fetch' } }],
  [
    'a call with a code that something in between refused',
    'call',
    {
      url: 'https://app.example/auth/with?code=4-0AXf7wf3AZ9JQ&provider=google',
      status: 400,
      responseHeaders: html,
      context: { resourceType: 'fetch', initiator: 'https://www.app.example/cb' },
    },
  ],
  [
    'a call that hands the app’s own server a token',
    'call',
    {
      url: 'https://api.app.example/login',
      method: 'POST',
      requestBody: { mediaType: '', text: '{"credential":"a-token-of-this-login"}' },
      status: 204,
      context: { resourceType: 'fetch', initiator: 'https://www.app.example' },
    },
  ],
  [
    'the same to somebody else',
    undefined,
    {
      url: 'https://ads.example/login',
      method: 'POST',
      requestBody: { mediaType: '', text: '{"credential":"a-token-of-this-login"}' },
      status: 204,
      context: { resourceType: 'fetch', initiator: 'https://www.app.example' },
    },
  ],
  [
    'a call with a code to somebody else',
    undefined,
    {
      url: 'https://ads.example/auth/with?code=4-0AXf7wf3AZ9JQ',
      status: 400,
      responseHeaders: html,
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    },
  ],
  [
    'a call that was refused for something else',
    undefined,
    { status: 400, responseHeaders: html, context: { resourceType: 'fetch' } },
  ],
  [
    'an answered call',
    'call',
    {
      status: 200,
      responseHeaders: [['Content-Type', 'application/problem+json']],
      context: { resourceType: 'fetch' },
    },
  ],
  ['a call without an answer', undefined, { context: { resourceType: 'fetch' } }],
  ['a picture', undefined, { status: 200, context: { resourceType: 'other' } }],
  [
    'a prefetch that was sent on',
    'prefetch',
    { requestHeaders: [['Sec-Purpose', 'prefetch;prerender']], redirectUrl: 'https://op.example/' },
  ],
  [
    'a prefetched page',
    undefined,
    { requestHeaders: [['Purpose', 'prefetch']], context: { resourceType: 'main_frame' } },
  ],
  [
    'a prefetch with a cookie',
    'cookies',
    { requestHeaders: [['Purpose', 'prefetch']], responseHeaders: [['set-cookie', 'a=1']] },
  ],
])('%s', (_, kind, fields) => {
  expect(surroundingOf(exchange({ url, ...fields }))).toBe(kind);
});
