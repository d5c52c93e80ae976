import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation, sdJwt, verifierClient } from '../../../support/wallets.ts';

const rule = 'vp-binding-mismatch';

describe(`${rule} is`, () => {
  it.each([
    [
      'for another nonce that was taken',
      'high certain',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ nonce: 'n-of-another-request' })] }) },
      }),
    ],
    [
      'for another verifier',
      'high certain',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({ aud: 'x509_hash:another' })] }) } }),
    ],
    [
      'for a name without its prefix',
      'high certain',
      presentation({
        answer: {
          vp_token: JSON.stringify({ pid: [sdJwt({ aud: verifierClient.replace('x509_hash:', '') })] }),
        },
      }),
    ],
    [
      'a remark where the verifier refuses',
      'info certain',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ nonce: 'n-of-another-request' })] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
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
    ['of one that fits', presentation()],
    [
      'where the request has no nonce, and so has what was signed',
      presentation({
        object: { nonce: undefined },
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ nonce: undefined })] }) },
      }),
    ],
    [
      'of a credential without binding',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt(null)] }) } }),
    ],
    ['where the request was not seen', presentation({ request: null, object: null })],
    [
      'of an encrypted answer',
      presentation({
        answer: {
          vp_token: undefined,
          state: undefined,
          response: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn',
        },
      }),
    ],
    ['of a cleaned answer', presentation({ answer: { vp_token: 'REDACTED' } })],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
