import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { requestSiteOf } from '../../../../lib/facts/cookies/request-site.ts';
import { sending } from '../../../support/cookie-login.ts';
import { exchange } from '../../../support/exchange.ts';

const callback = (headers: Readonly<Record<string, string>>, more: Partial<Exchange> = {}) =>
  exchange({ url: 'https://app.example/cb', ...sending(headers), ...more });
const hop = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  exchange({ url, ...sending(headers) });
const judged = (one: Exchange, ...hops: readonly Exchange[]) => {
  const { from, confidence } = requestSiteOf(one, hops, 'chromium');
  return `${from} ${confidence}`;
};

const provider = hop('https://op.elsewhere/auth');

it.each([
  [
    'the browser says that all was one origin',
    callback({ 'Sec-Fetch-Site': 'same-origin' }),
    [],
    'own certain',
  ],
  ['the browser says that all was one site', callback({ 'Sec-Fetch-Site': 'same-site' }), [], 'own certain'],
  ['a person typed it', callback({ 'Sec-Fetch-Site': 'none' }), [], 'own certain'],
  [
    'a person typed it and redirects led astray',
    callback({ 'Sec-Fetch-Site': 'none' }),
    [provider],
    'detour certain',
  ],
  [
    'a page of the provider was there',
    callback({ 'Sec-Fetch-Site': 'cross-site', Referer: 'https://op.elsewhere/' }),
    [],
    'foreign certain',
  ],
  [
    'the app’s page was led through the provider',
    callback({ 'Sec-Fetch-Site': 'cross-site', Referer: 'https://app.example/' }),
    [provider],
    'detour certain',
  ],
  ['the page kept its name to itself', callback({ 'Sec-Fetch-Site': 'cross-site' }), [], 'foreign firm'],
  [
    'only the provider’s own form tells',
    callback({ 'Sec-Fetch-Site': 'cross-site' }),
    [hop('https://op.elsewhere/login', { 'Sec-Fetch-Site': 'same-origin' })],
    'foreign firm',
  ],
  ['nothing tells at all', callback({ 'Sec-Fetch-Site': 'cross-site' }), [provider], 'unknown tentative'],
  [
    'only the referrer tells, of the provider',
    callback({ Referer: 'https://op.elsewhere/' }),
    [],
    'foreign firm',
  ],
  ['only the referrer tells, of the app', callback({ Referer: 'https://www.app.example/' }), [], 'own firm'],
  [
    'only the referrer tells, of the app by way of the provider',
    callback({ Referer: 'https://app.example/' }),
    [provider],
    'detour firm',
  ],
  [
    'only the origin of a form tells',
    callback(
      { Origin: 'https://op.elsewhere' },
      { method: 'POST', context: { initiator: 'https://op.elsewhere' } },
    ),
    [],
    'foreign firm',
  ],
  ['http and https of one host', callback({ Referer: 'http://app.example/' }), [], 'foreign firm'],
  ['nothing was recorded', callback({}), [], 'unknown tentative'],
])('%s', (_, one, hops, expected) => {
  expect(judged(one, ...hops)).toBe(expected);
});

it.each([
  ['top', {}, { resourceType: 'main_frame' }],
  ['top', { 'Sec-Fetch-Dest': 'document' }, {}],
  ['frame', { 'Sec-Fetch-Dest': 'iframe' }, {}],
  ['frame', {}, { resourceType: 'sub_frame' }],
  ['inside', { 'Sec-Fetch-Dest': 'image' }, { resourceType: 'other' }],
  ['inside', {}, { resourceType: 'fetch' }],
  ['top', {}, {}],
] as const)('its place is %s with %o and %o', (place, headers, context) => {
  expect(requestSiteOf(callback(headers, { context }), [], undefined).place).toBe(place);
});

it('a frame’s own navigations tell nothing of the page around it', () => {
  expect(judged(callback({ 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'iframe' }))).toBe(
    'own tentative',
  );
});

it.each([
  ['frame', 'sub_frame', 'foreign'],
  ['the tab', 'main_frame', 'own'],
] as const)(
  'a page of another site around it makes a request of %s one of another site',
  (_, resourceType, from) => {
    const own = callback({ 'Sec-Fetch-Site': 'same-origin' }, { context: { resourceType } });
    expect(requestSiteOf(own, [], 'chromium', 'https://portal.elsewhere').from).toBe(from);
  },
);

describe('http and https of one host', () => {
  const arrival = callback({ 'Sec-Fetch-Site': 'cross-site', Referer: 'http://app.example/' });

  it.each([
    ['chromium', 'foreign'],
    ['firefox', 'own'],
    ['webkit', 'own'],
    [undefined, 'foreign'],
  ] as const)('are for %s: %s', (engine, from) => {
    expect(requestSiteOf(arrival, [], engine).from).toBe(from);
  });

  it('are a detour in Firefox where the provider lies between', () => {
    expect(requestSiteOf(arrival, [provider], 'firefox').from).toBe('detour');
  });
});
