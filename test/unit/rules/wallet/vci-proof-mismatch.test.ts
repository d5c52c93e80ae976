import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import {
  credential,
  issuance,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const rule = 'vci-proof-mismatch';

describe(`${rule} is`, () => {
  it.each([
    [
      'for another issuer',
      'medium certain',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential({ aud: 'https://other.example' }),
      ),
    ],
    [
      'with a nonce that nobody gave',
      'medium firm',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential({ nonce: 'some-other-nonce-1' }),
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
    ['of one that fits', issuance()],
    [
      'with a slash at its end',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential({ aud: 'https://issuer.example/' }),
      ),
    ],
    [
      'that is refused',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential(
          { aud: 'https://other.example' },
          { status: 400, responseBody: jsonBody({ error: 'invalid_proof' }) },
        ),
      ),
    ],
    [
      'where no nonce was seen',
      capture(offered(), issuerMetadata(), preAuthorized(), credential({ nonce: 'some-other-nonce-1' })),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
