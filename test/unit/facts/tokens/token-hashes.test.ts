import { describe, expect, it } from 'vitest';
import { leftHalfOfHash } from '../../../../lib/exchange/digest.ts';
import { idTokensOf } from '../../../../lib/facts/tokens/id-token.ts';
import { hashedValue, hashVerdictOf, hashVerdictsOf } from '../../../../lib/facts/tokens/token-hashes.ts';
import type { Verdicts } from '../../../../lib/vocabulary/verdicts.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { jwt } from '../../../support/logins.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a');
const at_hash = leftHalfOfHash('RS256', 'at-1');
const flowWith = (claims: Readonly<Record<string, unknown>>, verdicts?: Verdicts) =>
  flowIn(a.request(), a.landing(), {
    ...a.redemption(),
    responseBody: jsonBody({ access_token: 'at-1', token_type: 'Bearer', id_token: idTokenOf(claims) }),
    ...(verdicts && { verdicts }),
  });
const verdictOf = (...given: Parameters<typeof flowWith>) =>
  hashVerdictOf(idTokensOf(flowWith(...given))[0]!, 'at_hash');

describe('the hash of the access token', () => {
  it('fits, or does not', () => {
    expect(verdictOf({ at_hash })).toBe('match');
    expect(verdictOf({ at_hash: 'x' })).toBe('mismatch');
  });

  it('is not judged without the claim', () => {
    expect(verdictOf({})).toBeUndefined();
    expect(verdictOf({ at_hash: 7 })).toBeUndefined();
  });

  it('is believed as it was recorded before redaction', () => {
    expect(verdictOf({ at_hash: 'x' }, { at_hash: 'match' })).toBe('match');
  });
});

it('a trace carries the verdicts with the message that delivered the token', () => {
  expect(hashVerdictsOf(flowWith({ at_hash })).map(([{ kind }, verdicts]) => [kind, verdicts])).toEqual([
    ['token_request', { at_hash: 'match' }],
  ]);
  expect(hashVerdictsOf(flowWith({}))).toEqual([]);
});

it('c_hash and s_hash are of what the same message carries', () => {
  const { code, state } = a.values;
  const url = `https://app.example/cb#code=${code}&state=${state}&id_token=${idTokenOf()}`;
  const [token] = idTokensOf(flowIn(a.request({ response_type: 'code id_token' }), a.landing(url)));
  expect([hashedValue(token!.message, 'c_hash'), hashedValue(token!.message, 's_hash')]).toEqual([
    code,
    state,
  ]);
  expect(hashedValue(token!.message, 'at_hash')).toBeUndefined();
});

describe('an Edwards curve', () => {
  const verdictBy = (alg: string, said: string | undefined) => {
    const flow = flowIn(a.request(), a.landing(), {
      ...a.redemption(),
      responseBody: jsonBody({
        access_token: 'at-1',
        token_type: 'Bearer',
        id_token: jwt({ iss: 'https://op.example', aud: 'spa', at_hash: said }, { alg }),
      }),
    });
    return hashVerdictOf(idTokensOf(flow)[0]!, 'at_hash');
  };
  const sha512 = leftHalfOfHash('Ed25519', 'at-1');

  it('hashes as its signature does', () => {
    expect(verdictBy('EdDSA', sha512)).toBe('match');
    expect(verdictBy('Ed25519', sha512)).toBe('match');
    expect(verdictBy('EdDSA', leftHalfOfHash('Ed25519', 'at-2'))).toBe('mismatch');
  });

  it('is not judged where the server took another hash: no specification names one', () => {
    expect(verdictBy('EdDSA', at_hash)).toBeUndefined();
    expect(verdictBy('Ed25519', at_hash)).toBeUndefined();
    expect(verdictBy('Ed448', sha512)).toBeUndefined();
  });
});
