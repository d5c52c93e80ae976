import { expect, it } from 'vitest';
import { isMixedContent } from '../../../lib/exchange/mixed-content.ts';
import { exchange } from '../../support/exchange.ts';

const called = (url: string, failure = 'net::ERR_FAILED', page = 'https://app.example') =>
  exchange({ url, status: 0, failure, context: { resourceType: 'fetch', initiator: page } });

it('a call over http by a page over https is blocked', () => {
  expect(isMixedContent(called('http://op.example/token'))).toBe(true);
});

it.each([
  ['over https', called('https://op.example/token')],
  ['to this device', called('http://localhost:8080/token')],
  ['by a page over http', called('http://op.example/token', 'net::ERR_FAILED', 'http://app.example')],
  ['that found nobody', called('http://op.example/token', 'net::ERR_NAME_NOT_RESOLVED')],
])('one %s is not', (_, one) => {
  expect(isMixedContent(one)).toBe(false);
});
