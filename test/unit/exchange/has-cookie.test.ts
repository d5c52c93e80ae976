import { expect, it } from 'vitest';
import { hasCookie } from '../../../lib/exchange/has-cookie.ts';
import { exchange } from '../../support/exchange.ts';

const url = 'https://op.example/auth';

it('cookies are seen in either direction', () => {
  expect(hasCookie(exchange({ url, requestHeaders: [['Cookie', 'a=1']] }))).toBe(true);
  expect(hasCookie(exchange({ url, responseHeaders: [['Set-Cookie', 'a=1']] }))).toBe(true);
  expect(hasCookie(exchange({ url, requestHeaders: [['Accept', '*/*']] }))).toBe(false);
});
