import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../../lib/flows/flow.ts';
import { pkceMethodOf, pkceVerdictOf, redemptionsOf } from '../../../../lib/facts/pkce/pkce.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a');
const without = (name: string): ExchangeFields => {
  const url = new URL(a.request().url);
  url.searchParams.delete(name);
  return { ...a.request(), url: url.href };
};

describe('the PKCE method', () => {
  it.each([
    ['S256', a.request()],
    ['plain', a.request({ code_challenge_method: 'plain' })],
    ['plain', without('code_challenge_method')],
    ['S256', a.request({ code_challenge_method: 's256' })],
    ['unknown', a.request({ code_challenge_method: 'S512' })],
    ['none', without('code_challenge')],
    ['unknown', a.request({ request_uri: 'urn:ietf:params:oauth:request_uri:1' })],
    ['S256', a.request({ response_type: 'code id_token' })],
    [null, a.request({ response_type: 'id_token token' })],
    [null, a.request({ response_type: 'none' })],
  ])('is %s', (method, request) => {
    expect(pkceMethodOf(flowIn(request))).toBe(method);
  });

  it('is unknown where the request was not seen, and none of its business without a code', () => {
    expect(pkceMethodOf(flowIn(a.redemption()))).toBe('unknown');
    expect(pkceMethodOf(flowIn(a.redemption({ grant_type: 'client_credentials' })))).toBeNull();
  });
});

function verdict(request: ExchangeFields, redemption: ExchangeFields): string | undefined {
  const flow = flowIn(request, a.landing(), redemption);
  return pkceVerdictOf(flow, messagesOf(flow, 'token_request')[0]!);
}

describe('the verifier', () => {
  const { verifier } = a.values;

  it('fits the challenge it was made for', () => {
    expect(verdict(a.request(), a.redemption())).toBe('match');
  });

  it('of another login does not', () => {
    expect(verdict(a.request(), a.redemption({ code_verifier: spaLogin('b').values.verifier }))).toBe(
      'mismatch',
    );
  });

  it('itself does not fit an S256 challenge that is equal to it', () => {
    expect(verdict(a.request({ code_challenge: verifier }), a.redemption())).toBe('mismatch');
  });

  it('fits as it is by the plain method', () => {
    expect(
      verdict(a.request({ code_challenge: verifier, code_challenge_method: 'plain' }), a.redemption()),
    ).toBe('match');
  });

  it('fits a hashed challenge whose method was forgotten: some servers take it', () => {
    expect(verdict(without('code_challenge_method'), a.redemption())).toBe('match');
  });

  it('is not judged where one of the two was not seen, or the method is nobody’s', () => {
    expect(verdict(without('code_challenge'), a.redemption())).toBeUndefined();
    expect(verdict(a.request(), a.redemption({ code_verifier: '' }))).toBeUndefined();
    expect(verdict(a.request({ code_challenge_method: 'S512' }), a.redemption())).toBeUndefined();
  });

  it('is no match in hexadecimal digits, but at TikTok', () => {
    const hex = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
    const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const request = a.request({ code_challenge: hex });
    expect(verdict(request, a.redemption({ code_verifier }))).toBe('mismatch');
    const tikTok = {
      ...request,
      url: request.url.replace(/^[^?]*/, 'https://www.tiktok.com/v2/auth/authorize/'),
    };
    expect(verdict(tikTok, a.redemption({ code_verifier }))).toBe('match');
  });

  it('that redaction took away is judged as it was before', () => {
    const hidden = a.redemption({ code_verifier: '[code_verifier-1]' });
    expect(verdict(a.request(), { ...hidden, verdicts: { pkce: 'match' } })).toBe('match');
    expect(verdict(a.request(), { ...a.redemption(), verdicts: { pkce: 'mismatch' } })).toBe('mismatch');
  });
});

it('refreshes redeem no code', () => {
  const { accessToken, refreshToken } = a.values;
  const flow = flowIn(
    a.request(),
    a.landing(),
    a.redemption(),
    a.refresh(refreshToken, { access: `${accessToken}2` }),
  );
  expect(messagesOf(flow, 'token_request')).toHaveLength(2);
  expect(redemptionsOf(flow)).toHaveLength(1);
});
