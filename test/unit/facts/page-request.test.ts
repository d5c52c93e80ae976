import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../lib/exchange/exchange.ts';
import { isAccepted, isHiddenFromPage, pageOf, pageOriginOf } from '../../../lib/facts/page-request.ts';
import { exchange } from '../../support/exchange.ts';

const sent = (more: Partial<Exchange>) => exchange({ url: 'https://op.example/token', ...more });
const headers = (...requestHeaders: readonly Header[]) => sent({ requestHeaders });
const app = 'https://app.example';

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
  });
});

describe('an answer', () => {
  const answered = (...responseHeaders: readonly Header[]) => sent({ status: 200, responseHeaders });
  const type: Header = ['Content-Type', 'application/json'];
  it.each([
    ['hidden without the header', answered(type), true],
    ['hidden by another origin’s name', answered(['Access-Control-Allow-Origin', 'https://b.example']), true],
    ['open to everybody', answered(['Access-Control-Allow-Origin', '*']), false],
    ['open to the page', answered(['access-control-allow-origin', app]), false],
    ['not hidden where its headers were not recorded', sent({ status: 200 }), false],
    ['not hidden where none came', sent({ status: 0, responseHeaders: [type] }), false],
  ])('is %s', (_, one, hidden) => {
    expect(isHiddenFromPage(one, app)).toBe(hidden);
  });

  it('is a success from 200 to 299', () => {
    expect([200, 204, 299, 304, 400, 0, undefined].map((status) => isAccepted({ status }))).toEqual([
      true, true, true, false, false, false, false,
    ]); // prettier-ignore
  });
});
