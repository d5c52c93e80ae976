import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { encodeBase64Url } from '../../../../lib/exchange/base64.ts';
import { hashCalled, sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { presentation, sdJwt, type Binding, type PresentationChanges } from '../../../support/wallets.ts';

const rule = 'vp-transaction-unsigned';
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const payment = packed({ type: 'payment', credential_ids: ['pid'], amount: '10.00' });
const hashed = packed({ type: 'payment', credential_ids: ['pid'], transaction_data_hashes_alg: ['sha-512'] });
const other = packed({ type: 'payment', credential_ids: ['pid'], amount: '9999.00' });
const sha512 = (text: string) => encodeBase64Url(hashCalled('sha-512')!(new TextEncoder().encode(text)));

const signed = (transactions: readonly string[], binding: Binding, more: PresentationChanges = {}) =>
  presentation({
    object: { transaction_data: transactions },
    answer: { vp_token: JSON.stringify({ pid: [sdJwt(binding)] }) },
    ...more,
  });

describe(`${rule} is high`, () => {
  it.each([
    ['another hash', signed([payment], { transaction_data_hashes: [sha256Base64Url(other)] })],
    ['another hash', signed([payment, other], { transaction_data_hashes: [sha256Base64Url(payment)] })],
    ['no hash', signed([hashed], {})],
    [
      'another hash',
      signed([hashed], {
        transaction_data_hashes: [sha256Base64Url(hashed)],
        transaction_data_hashes_alg: 'sha-512',
      }),
    ],
  ])('where the holder signs %s', (said, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain(said);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of a request without transactions', presentation()],
    ['of hashes that fit', signed([payment], { transaction_data_hashes: [sha256Base64Url(payment)] })],
    [
      'of hashes that fit by another algorithm',
      signed([hashed], { transaction_data_hashes: [sha512(hashed)], transaction_data_hashes_alg: 'sha-512' }),
    ],
    [
      'of an algorithm that nobody knows',
      signed([payment], { transaction_data_hashes: ['x'], transaction_data_hashes_alg: 'sha3-256' }),
    ],
    ['of a transaction that may be signed in another way', signed([payment], {})],
    [
      'of one that another credential approves',
      signed([packed({ type: 'payment', credential_ids: ['card'] })], { transaction_data_hashes: ['x'] }),
    ],
    ['of a credential without binding', signed([hashed], null)],
    ['of what is no transaction', signed(['e30', '***'], { transaction_data_hashes: ['x'] })],
    [
      'where the verifier refuses it',
      signed(
        [payment],
        { transaction_data_hashes: ['x'] },
        {
          answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
          back: null,
        },
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
