import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { baseTime } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { callProof, dpop } from '../../../support/dpop.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'dpop-required';
const bound = { cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } };

const token = jwt({ iss: 'https://op.example', sub: '1', exp: baseTime / 1000 + 3600, ...bound });

/** A call with a bound token and the proof of its key. */
const proved: ApiCall = {
  token,
  call: { requestHeaders: [['Authorization', `DPoP ${token}`], dpop(callProof())] },
};

describe(`${id} is the cause`, () => {
  it('of a proof that the API refused', () => {
    const exchanges = calledApi({ ...proved, challenge: 'DPoP error="invalid_dpop_proof"' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'code' });
    expect(reasonOf(exchanges)?.why).toContain('refused the DPoP proof');
  });

  it.each<[string, ApiCall, string]>([
    [
      'where the API offers DPoP alone',
      { challenge: 'DPoP algs="ES256"' },
      'takes tokens with a DPoP proof only',
    ],
    [
      'of a token that is bound to a key',
      { token: bound, challenge: 'Bearer error="invalid_token"' },
      'bound to a key of the client',
    ],
  ])('%s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('of a token that is bound to a certificate', () => {
    const exchanges = calledApi({
      token: { cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' } },
    });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative', proof: 'status' });
    expect(reasonOf(exchanges)?.fix).toContain('mutual TLS');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    [
      'of a token that came with its proof and was refused for something else',
      { ...proved, challenge: 'DPoP error="invalid_token"' },
    ],
    ['of a nonce that was merely asked for', { ...proved, challenge: 'DPoP error="use_dpop_nonce"' }],
    ['where the API takes both', { challenge: 'Bearer error="invalid_token", DPoP algs="ES256"' }],
    ['where the API takes it', { token: bound, status: 200 }],
    ['of a bound token whose audience is refused', { token: bound, message: 'jwt audience invalid' }],
    ['of a token that is bound to nothing', { challenge: 'Bearer error="invalid_token"' }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
