import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'key-unknown';

describe(`${id} is the cause`, () => {
  it.each([
    "Unable to find a signing key that matches 'k1'",
    'no applicable key found in the JSON Web Key Set',
    'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    'IDX10503: Signature validation failed. The signature key was not found',
  ])('where the API says “%s”', (message) => {
    const exchanges = calledApi({ message });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('cannot check the signature of the token (alg ');
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of words about the issuer', { message: 'jwt issuer invalid' }],
    ['of a refusal without words', { challenge: 'Bearer error="invalid_token"' }],
    ['where the API takes it', { status: 200 }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
