import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'callback-at-every-address';
const says = 'No code or state found.';

/** Pages of one tab, each answered so. */
const visited = (paths: readonly string[], text = says, last: Partial<ExchangeFields> = {}) =>
  capture(
    ...paths.map((path): ExchangeFields => ({
      url: new URL(path, 'https://docs.example').href,
      status: 401,
      responseBody: { mediaType: text.startsWith('<') ? 'text/html' : 'text/plain', text },
      context: { tab: 1, resourceType: 'main_frame' },
      ...last,
    })),
  );

describe(`${id} is the cause`, () => {
  it('where several ordinary pages are answered as a callback without its code', () => {
    const exchanges = visited(['/', '/index.html', '/guide/first-day.html']);
    expectReason(
      exchanges,
      id,
      'answered ordinary pages (/, /guide/first-day.html) as a callback that lacks its code (401)',
    );
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('“No code or state found”');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each([
    ['Missing code or state parameter'],
    ['Error: missing authorization code'],
    ['Authorization code not found in request'],
    ['{"error":"No OAuth code provided"}'],
    [
      '<html><h1>No Code Found <small>Error 401</small></h1><a href="https://github.com/widen/cloudfront-auth">cloudfront-auth</a></html>',
    ],
  ])('where the first page says: %s', (text) => {
    const exchanges = visited(['/'], text);
    expectReason(exchanges, id, 'its page https://docs.example/ as a callback');
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
  });

  it('where another page says so after one', () => {
    expectReason(visited(['/guide', '/index.html']), id, 'lacks its code');
  });
});

describe('no login is seen', () => {
  it.each<[string, ReturnType<typeof visited>]>([
    ['in one page that is not the first', visited(['/guide/first-day.html'])],
    ['in a callback that was opened by hand', visited(['/auth/callback', '/oauth2/cb'])],
    ['in an address that brings an answer', visited(['/?state=af0ifjsldkj9320ad'])],
    ['in what is said of a voucher', visited(['/', '/shop'], 'No code found. Enter your voucher.')],
    [
      'in what is said of a number that was sent',
      visited(['/'], 'Missing code. We have sent it to your phone.'),
    ],
    ['in what is said of a state of a country', visited(['/'], 'Postal code or state is required.')],
    ['in a page that is shown', visited(['/', '/a'], says, { status: 200 })],
    ['in a listener on this device', visited(['http://localhost:8085/', 'http://localhost:8085/x'])],
    ['in a script’s call', visited(['/', '/a'], says, { context: { resourceType: 'fetch' } })],
    ['in a page that talks of it at length', visited(['/', '/a'], `${says} ${'x'.repeat(20_000)}`)],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
