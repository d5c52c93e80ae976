import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { issuance, issuerMetadata, offered, presentation } from '../../../support/wallets.ts';

const rule = 'wallet-endpoint-http';

describe(`${rule} is`, () => {
  it.each([
    [
      'for the answer',
      'high certain',
      presentation({ object: { response_uri: 'http://verifier.example/r' }, answer: null }),
    ],
    [
      'for the request',
      'high certain',
      presentation({
        request: { request_uri: 'http://verifier.example/r', client_id: 'x509_hash:x' },
        object: null,
        answer: null,
      }),
    ],
    [
      'for credentials',
      'high certain',
      capture(offered(), issuerMetadata({ credential_endpoint: 'http://issuer.example/c' })),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of https', presentation()],
    ['of loopback', presentation({ object: { response_uri: 'http://localhost:8080/r' }, answer: null })],
    ['of an issuance', issuance()],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
