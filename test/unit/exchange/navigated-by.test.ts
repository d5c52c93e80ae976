import { describe, expect, it } from 'vitest';
import { navigatedBy } from '../../../lib/exchange/navigated-by.ts';
import type { Header } from '../../../lib/exchange/exchange.ts';
import { exchange } from '../../support/exchange.ts';

const by = (...requestHeaders: readonly Header[]) =>
  navigatedBy(exchange({ url: 'https://app.example/', requestHeaders }));

describe('who had the browser go to a page', () => {
  it('a person, where somebody clicked for it', () => {
    expect(by(['Sec-Fetch-Mode', 'navigate'], ['Sec-Fetch-User', '?1'])).toBe('person');
  });

  it('a script, where nobody did', () => {
    expect(by(['sec-fetch-mode', 'navigate'])).toBe('script');
  });

  it.each<readonly [string, readonly Header[]]>([
    ['a call', [['Sec-Fetch-Mode', 'cors']]],
    ['a browser that does not tell', [['Accept', 'text/html']]],
    ['a recording without headers', []],
  ])('nobody knows of %s', (_, headers) => {
    expect(by(...headers)).toBeUndefined();
  });
});
