import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody, baseTime } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import {
  credential,
  issuance,
  issuer,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const rule = 'vci-deferred-too-fast';

describe(`${rule} is`, () => {
  it.each([
    [
      'sooner than the issuer asked for',
      'low certain',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential({}, { status: 202, responseBody: jsonBody({ transaction_id: 'tx-1', interval: 60 }) }),
        {
          url: `${issuer}/deferred`,
          method: 'POST',
          status: 200,
          requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-vci-access-7a9d']],
          requestBody: jsonBody({ transaction_id: 'tx-1' }),
          responseBody: jsonBody({ credentials: [{ credential: 'a.b.c' }] }),
          context: { resourceType: 'fetch', tab: 1 },
        },
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
    [
      'after the time',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential({}, { status: 202, responseBody: jsonBody({ transaction_id: 'tx-1', interval: 60 }) }),
        {
          url: `${issuer}/deferred`,
          method: 'POST',
          status: 200,
          requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-vci-access-7a9d']],
          requestBody: jsonBody({ transaction_id: 'tx-1' }),
          responseBody: jsonBody({ credentials: [{ credential: 'a.b.c' }] }),
          context: { resourceType: 'fetch', tab: 1 },
          startedAt: baseTime + 70_000,
        },
      ),
    ],
    [
      'where no time was told',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce(),
        credential({}, { status: 202, responseBody: jsonBody({ transaction_id: 'tx-1' }) }),
        {
          url: `${issuer}/deferred`,
          method: 'POST',
          status: 200,
          requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-vci-access-7a9d']],
          requestBody: jsonBody({ transaction_id: 'tx-1' }),
          responseBody: jsonBody({ credentials: [{ credential: 'a.b.c' }] }),
          context: { resourceType: 'fetch', tab: 1 },
        },
      ),
    ],
    ['of an issuance at once', issuance()],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
