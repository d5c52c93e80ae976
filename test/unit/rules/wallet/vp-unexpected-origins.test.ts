import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, json } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { presentation, query } from '../../../support/wallets.ts';

const rule = 'vp-unexpected-origins';

describe(`${rule} is`, () => {
  it.each([
    [
      'of another site',
      'high certain',
      capture(
        json(
          'https://v.example/dc',
          {
            protocol: 'openid4vp-v1-signed',
            data: {
              request: jwt({
                response_type: 'vp_token',
                nonce: 'n-1',
                client_id: 'x509_hash:x',
                dcql_query: query,
                expected_origins: ['https://other.example'],
              }),
            },
          },
          { context: { resourceType: 'fetch', initiator: 'https://v.example' } },
        ),
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
      'of this site',
      capture(
        json(
          'https://v.example/dc',
          {
            protocol: 'openid4vp-v1-signed',
            data: {
              request: jwt({
                response_type: 'vp_token',
                nonce: 'n-1',
                client_id: 'x509_hash:x',
                dcql_query: query,
                expected_origins: ['https://a.example', 'https://v.example'],
              }),
            },
          },
          { context: { resourceType: 'fetch', initiator: 'https://v.example' } },
        ),
      ),
    ],
    [
      'without a list',
      capture(
        json(
          'https://v.example/dc',
          {
            protocol: 'openid4vp-v1-signed',
            data: {
              request: jwt({
                response_type: 'vp_token',
                nonce: 'n-1',
                client_id: 'x509_hash:x',
                dcql_query: query,
              }),
            },
          },
          { context: { resourceType: 'fetch', initiator: 'https://v.example' } },
        ),
      ),
    ],
    [
      'of an object that a wallet fetches',
      presentation({ object: { expected_origins: ['https://other.example'] } }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
