import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, exchange, json, urlWith } from '../../../support/exchange.ts';
import { codeFlow, verdictsOf } from '../../../support/flow.ts';
import { issuance, offer, offered, preAuthorizedCode } from '../../../support/wallets.ts';

const rule = 'vci-no-tx-code';

describe(`${rule} is`, () => {
  it.each([
    [
      'by value',
      'info certain',
      capture(
        offered({
          ...offer,
          grants: {
            'urn:ietf:params:oauth:grant-type:pre-authorized_code': {
              'pre-authorized_code': preAuthorizedCode,
            },
          },
        }),
      ),
    ],
    [
      'in a fetched offer',
      'info certain',
      capture(
        exchange({
          url: urlWith('https://w.example/', { credential_offer_uri: 'https://issuer.example/o/1' }),
          status: 200,
        }),
        json('https://issuer.example/o/1', {
          ...offer,
          grants: {
            'urn:ietf:params:oauth:grant-type:pre-authorized_code': {
              'pre-authorized_code': preAuthorizedCode,
            },
          },
        }),
      ),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of one with a code', issuance()],
    [
      'of one by a login',
      capture(offered({ ...offer, grants: { authorization_code: { issuer_state: 'x-7d1e55' } } })),
    ],
    ['of a code flow', codeFlow()],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
