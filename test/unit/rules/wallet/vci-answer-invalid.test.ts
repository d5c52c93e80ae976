import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  credential,
  credentialToken,
  issuance,
  issuer,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
  sdJwt,
} from '../../../support/wallets.ts';

const rule = 'vci-answer-invalid';
type Members = Readonly<Record<string, unknown>>;

const answered = (answer: Members, ...then: readonly ExchangeFields[]) =>
  capture(
    offered(),
    issuerMetadata(),
    preAuthorized(),
    nonce(),
    credential(
      {},
      { status: answer['transaction_id'] === undefined ? 200 : 202, responseBody: jsonBody(answer) },
    ),
    ...then,
  );
const later = { transaction_id: '8xLOxBtZp8-tx', interval: 5 };
const deferred = (answer: Members, status = 200): ExchangeFields => ({
  url: `${issuer}/deferred`,
  method: 'POST',
  status,
  requestHeaders: [['Authorization', `Bearer ${credentialToken}`]],
  requestBody: jsonBody({ transaction_id: later.transaction_id }),
  responseBody: jsonBody(answer),
  context: { resourceType: 'fetch', tab: 1 },
});
const credentials = [{ credential: sdJwt(null) }];

describe(`${rule} is low`, () => {
  it.each([
    ['no interval', answered({ transaction_id: '8xLOxBtZp8-tx' })],
    ['expected one of them', answered({ ...later, credentials })],
    [
      'another transaction_id',
      answered(later, deferred({ transaction_id: 'other-tx-81c2', interval: 5 }, 202)),
    ],
    [
      'more credentials than the request had proofs',
      answered({ credentials: [...credentials, ...credentials] }),
    ],
    [
      'without c_nonce',
      capture(
        offered(),
        issuerMetadata(),
        preAuthorized(),
        nonce('', { responseBody: jsonBody({ nonce: 'a' }) }),
        credential(),
      ),
    ],
  ] as const)('for an answer: %s', (said, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, exchanges)).toContain(said);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  const good = [
    ['of an ordinary issuance', issuance()],
    [
      'of a credential that comes later',
      answered(later, deferred({ ...later }, 202), deferred({ credentials })),
    ],
    ['of fewer credentials than proofs', answered({ credentials })],
    ['of an error', answered({ error: 'invalid_proof' })],
    [
      'of an answer that was not recorded',
      capture(offered(), issuerMetadata(), preAuthorized(), credential({}, { responseBody: undefined })),
    ],
  ] as const;

  it.each(good)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it.each(good)('%s, in a trace', (_, exchanges) => {
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });
});
