import { describe, expect, it } from 'vitest';
import { quotesReturnAddress } from '../../../lib/messages/quotes-return-address.ts';

const at = (asked: string): string =>
  `https://op.example/in?client_id=web&response_type=code&state=1f9b2c7a55&redirect_uri=${encodeURIComponent(asked)}`;
const asked = 'https://app.example/da';

describe('a page of refusal shows the return address', () => {
  it.each([
    ['as it was asked for', asked, '<p>Das Ziel https://app.example/da ist uns fremd.</p>'],
    ['in quotes', asked, '<p>„https://app.example/da“ kennen wir nicht</p>'],
    ['in JSON', asked, '{"grund":"fremd","ziel":"https:\\/\\/app.example\\/da"}'],
    ['but for a slash', asked, '<li>https://app.example/da/</li>'],
    ['but for the scheme', 'http://app.example/da', '<li>https://app.example/da</li>'],
    ['but for the port', 'http://127.0.0.1:53124/cb', 'Zugelassen ist http://127.0.0.1:41000/cb.'],
  ])('%s', (_, uri, page) => {
    expect(quotesReturnAddress(at(uri), page)).toBe(true);
  });
});

describe('a page of refusal does not', () => {
  it.each([
    ['with another path', asked, '<p>Hilfe: https://app.example/hilfe</p>'],
    ['with the app’s home', 'https://app.example/', '<p>Zurück zu https://app.example/</p>'],
    ['with another host', asked, '<p>https://op.example/da</p>'],
    ['in a link', asked, '<a href="https://app.example/da">zurück</a>'],
    ['in a script', asked, '<script>var u="https://app.example/da"</script><p>Nein</p>'],
    ['in a comment', asked, '<!-- https://app.example/da --><p>Nein</p>'],
    ['as part of an address', asked, '<p>/in?redirect_uri=https://app.example/da</p>'],
    [
      'where the whole request is repeated',
      asked,
      '<pre>redirect: https://app.example/da state: 1f9b2c7a55</pre>',
    ],
    ['where none was asked for', '', '<p>https://app.example/da</p>'],
  ])('%s', (_, uri, page) => {
    expect(quotesReturnAddress(at(uri), page)).toBe(false);
  });
});

it('reads what never ends', () => {
  expect(quotesReturnAddress(at(asked), '<script>'.repeat(20_000))).toBe(false);
  expect(quotesReturnAddress(at(asked), '<!--'.repeat(20_000))).toBe(false);
  expect(quotesReturnAddress('not a url', '<'.repeat(50_000))).toBe(false);
});
