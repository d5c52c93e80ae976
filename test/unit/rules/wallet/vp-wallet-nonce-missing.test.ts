import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { formBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation } from '../../../support/wallets.ts';

const rule = 'vp-wallet-nonce-missing';
const nonce = 'qPmxiNFCR3QTm19POc8u';

/** The wallet fetches the request by POST. */
const posted = (sent: Readonly<Record<string, string>>, object: Readonly<Record<string, unknown>>) =>
  presentation({
    request: { request_uri_method: 'post' },
    object,
    objectExchange: { method: 'POST', requestBody: formBody(sent) },
  });

describe(`${rule} is`, () => {
  it('info where the request object has none', () => {
    const exchanges = posted({ wallet_nonce: nonce }, {});
    expect(verdictsOf(rule, exchanges)).toEqual(['info certain']);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });

  it('info where it has another', () => {
    expect(
      verdictsOf(rule, posted({ wallet_nonce: nonce }, { wallet_nonce: 'Hb3kqWZ0Pz7LmA1dYx6e' })),
    ).toEqual(['info certain']);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['where it is repeated', posted({ wallet_nonce: nonce }, { wallet_nonce: nonce })],
    ['where the wallet sent none', posted({ wallet_metadata: '{}' }, {})],
    ['where the wallet sent none and the object has one', posted({ a: 'b' }, { wallet_nonce: nonce })],
    ['where the request is fetched by GET', presentation()],
    [
      'where the request cannot be read',
      presentation({
        request: { request_uri_method: 'post' },
        objectExchange: {
          method: 'POST',
          requestBody: formBody({ wallet_nonce: nonce }),
          responseBody: { mediaType: 'application/oauth-authz-req+jwt' },
        },
      }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
