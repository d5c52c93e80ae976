import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, json } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { askedByValue, presentation, query, responseUri } from '../../../support/wallets.ts';

const rule = 'vp-request-unsigned';

describe(`${rule} is`, () => {
  it.each([
    [
      'by a name that is to be proven, by value',
      'medium certain',
      capture(askedByValue({ client_id: 'x509_san_dns:v.example' })),
    ],
    ['by an unsigned object', 'medium certain', presentation({ objectHeader: { alg: 'none' } })],
    [
      'by a signed object of a name that cannot be',
      'medium certain',
      presentation({
        request: { client_id: `redirect_uri:${responseUri}` },
        object: { client_id: `redirect_uri:${responseUri}` },
      }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of a signed object', presentation()],
    ['by value of an address', capture(askedByValue())],
    ['of a client that is registered', capture(askedByValue({ client_id: 'verifier' }))],
    ['before the object was seen', presentation({ object: null, answer: null })],
    [
      'through the browser’s own API',
      capture(
        json('https://v.example/dc', {
          protocol: 'openid4vp-v1-unsigned',
          data: { response_type: 'vp_token', nonce: 'n-1', client_id: 'x509_hash:x', dcql_query: query },
        }),
      ),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
