import { describe, expect, it } from 'vitest';
import type { Header } from '../../../lib/exchange/exchange.ts';
import { frameRefusalOf } from '../../../lib/exchange/frame-refusal.ts';
import { exchange, type ExchangeFields } from '../../support/exchange.ts';

const refusal = (
  responseHeaders: readonly Header[],
  around: readonly string[] = ['https://app.example'],
  more: Partial<ExchangeFields> = {},
) =>
  frameRefusalOf(
    exchange({ url: 'https://op.example/login', status: 200, responseHeaders, ...more }),
    around,
  );
const option = (value: string): readonly Header[] => [['X-Frame-Options', value]];
const policy = (value: string): readonly Header[] => [['Content-Security-Policy', value]];

describe('a page refuses the frame', () => {
  it.each<[string, readonly Header[], readonly string[] | undefined, string]>([
    ['to everybody', option('deny'), [], 'X-Frame-Options: DENY'],
    ['to other origins', option('sameorigin'), undefined, 'X-Frame-Options: SAMEORIGIN'],
    ['by a policy, to everybody', policy("frame-ancestors 'none'"), [], "frame-ancestors 'none'"],
    ['by an empty policy', policy('frame-ancestors'), undefined, 'frame-ancestors'],
    [
      'by a list without it',
      policy('frame-ancestors https://b.example'),
      undefined,
      'frame-ancestors https://b.example',
    ],
  ])('%s', (_, headers, around, words) => {
    expect(refusal(headers, around)).toBe(words);
  });
});

describe('a page does not refuse the frame', () => {
  it.each<[string, string | undefined]>([
    [
      'that its policy lists, whatever X-Frame-Options says',
      refusal([...policy('frame-ancestors https://app.example'), ...option('DENY')]),
    ],
    ['of its own origin', refusal(option('SAMEORIGIN'), ['https://op.example'])],
    ['of a page that nobody knows, by a list', refusal(policy('frame-ancestors https://b.example'), [])],
    ['by a policy on other things', refusal(policy("default-src 'self'"))],
    ['by a redirect', refusal(option('DENY'), undefined, { status: 302 })],
  ])('%s', (_, words) => {
    expect(words).toBeUndefined();
  });
});
