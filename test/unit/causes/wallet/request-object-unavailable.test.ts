import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { formBody } from '../../../support/exchange.ts';
import { presentation } from '../../../support/wallets.ts';

describe('request-object-unavailable', () => {
  const id = 'request-object-unavailable';

  it.each([
    [
      'does not know the request any more',
      presentation({ objectExchange: { status: 404, responseBody: undefined }, answer: null }),
    ],
    [
      'does not take POST',
      presentation({
        objectExchange: {
          status: 405,
          responseBody: undefined,
          method: 'POST',
          requestBody: formBody({ wallet_nonce: 'w' }),
        },
        answer: null,
      }),
    ],
    [
      'answered 503',
      presentation({ objectExchange: { status: 503, responseBody: undefined }, answer: null }),
    ],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of one that was fetched', presentation()],
    ['of one whose fetch was not seen', presentation({ object: null, answer: null })],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
