import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../lib/exchange/exchange.ts';
import {
  isAccepted,
  isFromBrowser,
  isFromProgram,
  isHiddenFromPage,
  pageOf,
  pageOriginOf,
} from '../../../lib/exchange/page-request.ts';
import { exchange } from '../../support/exchange.ts';

const sent = (more: Partial<Exchange>) => exchange({ url: 'https://op.example/token', ...more });
const headers = (...requestHeaders: readonly Header[]) => sent({ requestHeaders });
const app = 'https://app.example';

describe('a browser', () => {
  it.each([
    ['is known by the page that asked', sent({ context: { initiator: app } }), true],
    ['is known by what it asked for', sent({ context: { resourceType: 'main_frame' } }), true],
    ['is known by a header that it adds', headers(['sec-ch-ua', '"Chromium"']), true],
    ['is known by its name', headers(['user-agent', 'Mozilla/5.0']), true],
    ['is not known where nothing was recorded', sent({ context: {} }), false],
    [
      'is not known where the source does not say what for',
      sent({ context: { resourceType: 'other' } }),
      false,
    ],
    [
      'is not known where what for was guessed',
      sent({ context: { resourceType: 'fetch', isTypeGuessed: true } }),
      false,
    ],
    ['is not known by a header that anybody sends', headers(['Content-Type', 'text/plain']), false],
    ['is not known by what Node adds', headers(['Sec-Fetch-Mode', 'cors'], ['User-Agent', 'node']), false],
  ])('%s', (_, one, isKnown) => {
    expect(isFromBrowser(one)).toBe(isKnown);
  });
});

describe('the page behind a request', () => {
  it.each([
    ['the initiator', sent({ context: { initiator: app, resourceType: 'fetch' } }), app],
    ['the Origin header', headers(['Origin', app]), app],
    ['unnamed for a script', sent({ context: { resourceType: 'fetch' } }), 'a page'],
    ['unnamed for what the browser calls no navigation', headers(['Sec-Fetch-Mode', 'cors']), 'a page'],
    ['none for a page load', sent({ context: { initiator: app, resourceType: 'main_frame' } }), undefined],
    ['none for a form post', headers(['Sec-Fetch-Mode', 'navigate'], ['Origin', app]), undefined],
    ['none for an extension', sent({ context: { initiator: 'chrome-extension://abc' } }), undefined],
    ['none where nothing tells', sent({}), undefined],
  ])('is %s', (_, one, page) => {
    expect(pageOf(one)).toBe(page);
  });

  it('counts as another origin’s where it is one', () => {
    expect(pageOriginOf(headers(['Origin', app]))).toBe(app);
    expect(pageOriginOf(headers(['Origin', 'https://op.example']))).toBeUndefined();
    expect(pageOriginOf(sent({ context: { resourceType: 'fetch' } }))).toBeUndefined();
    expect(pageOriginOf(headers(['Origin', 'null']))).toBeUndefined();
  });

  it('counts as none where the page asked for nothing to read (no-cors), as a beacon does', () => {
    expect(pageOriginOf(headers(['Origin', app], ['Sec-Fetch-Mode', 'no-cors']))).toBeUndefined();
    expect(pageOf(headers(['Origin', app], ['Sec-Fetch-Mode', 'no-cors']))).toBe(app);
  });
});

describe('a program that is no browser', () => {
  const curl: Header = ['User-Agent', 'curl/8.5.0'];

  it('says its own name and nothing of what browsers add', () => {
    expect(isFromProgram(headers(curl, ['Accept', '*/*']))).toBe(true);
  });

  it('may be Node, which tells the mode of a fetch', () => {
    const node = headers(['User-Agent', 'node'], ['Sec-Fetch-Mode', 'cors']);
    expect(isFromProgram(node)).toBe(true);
    expect(pageOf(node)).toBeUndefined();
  });

  it.each([
    ['a browser’s name', headers(['user-agent', 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101'])],
    ['an Origin', headers(curl, ['Origin', app])],
    ['Fetch Metadata', headers(curl, ['Sec-Fetch-Site', 'same-site'])],
    ['a cookie', headers(curl, ['Cookie', 'a=1'])],
    ['no name', headers(['Accept', '*/*'])],
    ['no headers', sent({})],
    ['a type that a browser told', sent({ context: { resourceType: 'fetch' }, requestHeaders: [curl] })],
  ])('is not told from %s', (_, one) => {
    expect(isFromProgram(one)).toBe(false);
  });
});

describe('an answer', () => {
  const answered = (...responseHeaders: readonly Header[]) => sent({ status: 200, responseHeaders });
  const type: Header = ['Content-Type', 'application/json'];
  it.each([
    ['hidden without the header', answered(type), true],
    ['hidden by another origin’s name', answered(['Access-Control-Allow-Origin', 'https://b.example']), true],
    ['open to everybody', answered(['Access-Control-Allow-Origin', '*']), false],
    [
      'hidden by two names',
      answered(['Access-Control-Allow-Origin', app], ['Access-Control-Allow-Origin', '*']),
      true,
    ],
    [
      'hidden by the name in other letters',
      answered(['Access-Control-Allow-Origin', 'https://App.example']),
      true,
    ],
    ['hidden by a last slash', answered(['Access-Control-Allow-Origin', `${app}/`]), true],
    ['open to the page', answered(['access-control-allow-origin', app]), false],
    ['not hidden where its headers were not recorded', sent({ status: 200 }), false],
    ['not hidden where none came', sent({ status: 0, responseHeaders: [type] }), false],
  ])('is %s', (_, one, hidden) => {
    expect(isHiddenFromPage(one, app)).toBe(hidden);
  });

  // Cookies go to another origin where the page asked for that (`credentials: 'include'`) and nowhere else. Fetch standard §3.3.6.
  const withCookie = (...responseHeaders: readonly Header[]) =>
    sent({ status: 200, requestHeaders: [['Cookie', 'sid=1']], responseHeaders });
  const credentials: Header = ['Access-Control-Allow-Credentials', 'true'];
  it.each([
    ['hidden from everybody’s reading', withCookie(['Access-Control-Allow-Origin', '*'], credentials), true],
    ['hidden without leave for credentials', withCookie(['Access-Control-Allow-Origin', app]), true],
    [
      'hidden by another word than true',
      withCookie(['Access-Control-Allow-Origin', app], ['Access-Control-Allow-Credentials', 'True']),
      true,
    ],
    ['open with both', withCookie(['Access-Control-Allow-Origin', app], credentials), false],
  ])('to a request with cookies is %s', (_, one, hidden) => {
    expect(isHiddenFromPage(one, app)).toBe(hidden);
  });

  it('is a success from 200 to 299', () => {
    expect([200, 204, 299, 304, 400, 0, undefined].map((status) => isAccepted({ status }))).toEqual([
      true, true, true, false, false, false, false,
    ]); // prettier-ignore
  });
});
