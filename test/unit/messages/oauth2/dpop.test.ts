import { describe, expect, it } from 'vitest';
import { dpopProofOf, isNonceChallenge } from '../../../../lib/messages/oauth2/dpop.ts';
import { exchange } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';

// RFC 9449 §4.1, figure 2.
const key = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const claims = {
  jti: '-BwC3ESc6acc2lTc',
  htm: 'POST',
  htu: 'https://server.example.com/token',
  iat: 1562262616,
};
const proof = (more: object = {}) => jwt({ ...claims, ...more }, { typ: 'dpop+jwt', alg: 'ES256', jwk: key });
const sent = (header: string, more: object = {}) =>
  exchange({ url: 'https://server.example.com/token', requestHeaders: [['DPoP', header]], ...more });

describe('a proof of possession', () => {
  it('is taken apart', () => {
    expect(dpopProofOf(sent(proof()))).toMatchObject({ claims, key, header: { alg: 'ES256' } });
  });

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJFUzI1NiJ9.x.y'])('that is none (%j) is not made up', (header) => {
    expect(dpopProofOf(sent(header))).toBeUndefined();
  });
});

describe('a nonce challenge', () => {
  it('is named in the body, as RFC 9449 §8 prints it', () => {
    expect(isNonceChallenge(sent(proof(), { status: 400 }), { error: 'use_dpop_nonce' })).toBe(true);
  });

  it('is named in the challenge, as RFC 9449 §9 prints it', () => {
    const header =
      'DPoP error="use_dpop_nonce", error_description="Resource server requires nonce in DPoP proof"';
    const responseHeaders = [['WWW-Authenticate', header]];
    expect(isNonceChallenge(sent(proof(), { status: 401, responseHeaders }), undefined)).toBe(true);
  });

  it('shows by its nonce where the body was not recorded', () => {
    const responseHeaders = [['DPoP-Nonce', 'eyJ7S_zG.eyJH0-Z.HX4w-7v']];
    expect(isNonceChallenge(sent(proof(), { status: 400, responseHeaders }), undefined)).toBe(true);
  });

  it.each([
    [
      'another error',
      sent(proof(), { status: 400, responseHeaders: [['DPoP-Nonce', 'n']] }),
      { error: 'invalid_grant' },
    ],
    [
      'a success that hands out the next nonce',
      sent(proof(), { status: 200, responseHeaders: [['DPoP-Nonce', 'n']] }),
      undefined,
    ],
    [
      'a refusal of the nonce that was asked for',
      sent(proof({ nonce: 'n' }), { status: 400, responseHeaders: [['DPoP-Nonce', 'n']] }),
      undefined,
    ],
    ['a request without a proof', exchange({ url: 'https://x.example/', status: 400 }), undefined],
    [
      'an API’s other refusal',
      sent(proof(), { status: 401, responseHeaders: [['WWW-Authenticate', 'DPoP error="invalid_token"']] }),
      undefined,
    ],
  ])('is not %s', (_, refused, answer) => {
    expect(isNonceChallenge(refused, answer)).toBe(false);
  });
});
