import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'issuer-wrong';

describe(`${id} is the cause`, () => {
  it.each([
    'jwt issuer invalid. expected: https://op.example/',
    'The iss claim is not valid',
    "Unexpected 'iss' value",
    'Jwt issuer is not configured',
  ])('where the API says “%s”', (message) => {
    const exchanges = calledApi({ message, token: { iss: 'http://keycloak:8080/realms/a' } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('issuer http://keycloak:8080/realms/a');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('with the issuer of the metadata beside it, where that differs', () => {
    const exchanges = calledApi({
      message: 'The iss claim is not valid',
      token: { iss: 'http://op.example' },
      login: { metadata: { jwks_uri: 'https://op.example/jwks' } },
    });
    expect(reasonOf(exchanges)?.why).toContain('The provider’s metadata says https://op.example.');
    expect(reasonOf(exchanges)?.proof).toBe('comparison');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of words about the audience', { message: 'jwt audience invalid' }],
    [
      'of a refusal without words',
      { challenge: 'Bearer error="invalid_token"', token: { iss: 'http://keycloak:8080' } },
    ],
    ['where the API takes it', { status: 200, message: 'The iss claim is not valid' }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
