import { expect, it } from 'vitest';
import { cameFrom } from '../../../lib/exchange/came-from.ts';
import { exchange, type ExchangeFields } from '../../support/exchange.ts';

const from = (fields: Omit<ExchangeFields, 'url'>) =>
  cameFrom(exchange({ url: 'https://op.example/', ...fields }));

it('is what the browser says, whatever the Referer', () => {
  const requestHeaders = [['Referer', 'https://other.example/page']] as const;
  expect(from({ context: { initiator: 'https://app.example' }, requestHeaders })).toBe('https://app.example');
});

it('is else the origin of the Referer', () => {
  expect(from({ requestHeaders: [['Referer', 'https://app.example/page?x=1']] })).toBe('https://app.example');
});

it.each([[[]], [[['Referer', 'not a url']]], [[['Referer', '']]]] as const)(
  'is not known from %j',
  (requestHeaders) => {
    expect(from({ requestHeaders })).toBeNull();
  },
);
