import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { viewOf } from '../../../lib/messages/view.ts';
import { exchange } from '../../support/exchange.ts';

const url = 'https://op.example/token';
const answered = (mediaType: string, text: string | undefined) =>
  viewOf(exchange({ url, responseBody: { mediaType, text } })).answer;

describe('reads an answer', () => {
  it('in no time, whatever it is not', () => {
    // Each pair that a pattern could read in two ways doubled the time.
    expect(answered('text/html', `${'a=1&'.repeat(40)}a=1<`)).toBeUndefined();
  }, 1000);

  it.each(['application/json', 'text/html', 'text/javascript', ''])(
    'that is JSON and is called “%s”',
    (type) => {
      expect(answered(type, '\n{"access_token":"x"}')).toEqual({ access_token: 'x' });
    },
  );

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'text/html', ''])(
    'that is a form and is called “%s”',
    (type) => {
      expect(answered(type, 'access_token=x&scope=read%3Auser')).toEqual({
        access_token: 'x',
        scope: 'read:user',
      });
    },
  );

  it.each([
    ['a page', 'text/html', '<a href="?a=b">x</a>'],
    ['words', 'text/plain', 'Not found'],
    ['a list', 'application/json', '[{"access_token":"x"}]'],
    ['half of it', 'application/json', '{"access_token":'],
    ['nothing', 'application/json', ''],
    ['what was not recorded', 'application/json', undefined],
  ])('but not %s', (_, type, text) => {
    expect(answered(type, text)).toBeUndefined();
  });
});

describe('tells a page load', () => {
  const isNavigation = (more: Partial<Exchange>) => viewOf(exchange({ url, ...more })).isNavigation;

  it('by what the source says, first of all', () => {
    const requestHeaders = [['Sec-Fetch-Mode', 'cors']] as const;
    expect(isNavigation({ context: { resourceType: 'sub_frame' }, requestHeaders })).toBe(true);
    expect(isNavigation({ context: { resourceType: 'fetch' } })).toBe(false);
  });

  it('else by the messages, and else does not know', () => {
    expect(isNavigation({ requestHeaders: [['sec-fetch-mode', 'navigate']] })).toBe(true);
    expect(isNavigation({ requestHeaders: [['Sec-Fetch-Mode', 'no-cors']] })).toBe(false);
    expect(isNavigation({ responseHeaders: [['content-type', 'image/png']] })).toBe(false);
    expect(isNavigation({ requestHeaders: [['X-Requested-With', 'com.example.app']] })).toBeUndefined();
    expect(isNavigation({ context: { resourceType: 'other' } })).toBeUndefined();
  });
});

it('lets the body win over the query, and takes no empty value', () => {
  const view = viewOf(
    exchange({
      url: `${url}?grant_type=password&scope=`,
      method: 'POST',
      requestBody: { mediaType: 'application/json', text: '{"grant_type":"refresh_token","scope":""}' },
    }),
  );
  expect(view.request).toEqual({ grant_type: 'refresh_token' });
});

it.each(['', 'about:blank', 'not a url', 'com.example.app:/cb?x=1', 'https://[', 'data:,x'])(
  'reads the parts of “%s” without throwing',
  (odd) => {
    const view = viewOf(exchange({ url: odd }));
    expect([view.path, view.origin, view.query, view.fragment, view.authorization]).toBeDefined();
  },
);
