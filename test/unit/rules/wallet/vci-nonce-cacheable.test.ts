import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import {
  cNonce,
  credential,
  issuance,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const rule = 'vci-nonce-cacheable';

describe(`${rule} is`, () => {
  it.each([
    [
      'without a header',
      'low certain',
      capture(
        offered(),
        preAuthorized(),
        nonce(cNonce, { responseHeaders: [['Content-Type', 'application/json']] }),
        credential(),
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
    ['of no-store', issuance()],
    [
      'where no header was recorded',
      capture(offered(), preAuthorized(), nonce(cNonce, { responseHeaders: undefined }), credential()),
    ],
    [
      'of a refusal',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(cNonce, { status: 503, responseHeaders: [] }),
        credential(),
      ),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
