import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { idTokenOf } from '../../../support/flow.ts';
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

  it('with that of its other messages, where no metadata was seen', () => {
    const exchanges = calledApi({
      message: 'The iss claim is not valid',
      token: { iss: 'http://keycloak:8080' },
      answer: { id_token: idTokenOf() },
    });
    expect(reasonOf(exchanges)?.why).toContain('The provider’s other messages say https://op.example.');
    expect(reasonOf(exchanges)?.why).not.toContain('metadata');
  });
});

describe('a recording that was saved without Authorization', () => {
  const without = (error_description: string) =>
    calledApi({
      challenge: `Bearer error="invalid_token", error_description="${error_description}"`,
      call: { requestHeaders: [['Accept', '*/*']] },
    });

  it.each([
    ["The issuer 'https://op.example/realms/a' is invalid", id],
    ["The audience 'account' is invalid", 'audience-wrong'],
    ["The token expired at '01/01/2026 00:00:00'", 'token-expired'],
    ['The signature key was not found', 'key-unknown'],
  ])('tells what only a token that came can be told: “%s”', (said, cause) => {
    expect(causesOf(without(said))).toEqual([cause]);
  });

  it.each(['Authentication required', 'No token was found', 'The access token is missing'])(
    'tells nothing of a token that may not have been sent: “%s”',
    (said) => {
      expect(causesOf(without(said))).not.toContain(id);
      expect(causesOf(without(said))).not.toContain('token-expired');
    },
  );
});

describe('what the API trusts instead is not made up', () => {
  it.each([
    ['An error occurred while attempting to decode the Jwt: The iss claim is not valid'],
    ['Bearer token issuer not trusted: jwt issuer invalid'],
  ])('where all of this login name one issuer: “%s”', (message) => {
    const exchanges = calledApi({
      message,
      token: { iss: 'https://op.example' },
      login: { metadata: { jwks_uri: 'https://op.example/jwks' } },
    });
    const reason = reasonOf(exchanges);
    expect(reason).toMatchObject({ cause: id, proof: 'phrase' });
    expect(reason?.compared ?? []).toEqual([]);
  });
});

/** What the provider calls itself stands in its metadata. */
const described = { metadata: { jwks_uri: 'https://op.example/jwks' } };
const v1 = { iss: 'https://sts.op.example/tenant/' };

describe(`${id} is likely`, () => {
  it.each<[string, ApiCall, string]>([
    ['where the API only says that the token is not valid', { message: 'Invalid JWT.' }, 'firm'],
    ['where the challenge says so', { challenge: 'Bearer error="invalid_token"' }, 'firm'],
    ['where it says nothing', {}, 'tentative'],
  ])('%s, and the provider calls itself otherwise', (_, call, confidence) => {
    const exchanges = calledApi({ ...call, token: v1, login: described });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence, proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(
      'has the issuer https://sts.op.example/tenant/, and the provider calls itself https://op.example',
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of words about the audience', { message: 'jwt audience invalid' }],
    [
      'of a refusal without words, where nobody else names the provider',
      {
        challenge: 'Bearer error="invalid_token"',
        token: { iss: 'http://keycloak:8080' },
        answer: { id_token: undefined },
      },
    ],
    [
      'of a refusal without words, where all call the provider the same',
      { challenge: 'Bearer error="invalid_token"', login: described },
    ],
    ['of a token for somebody else', { token: { ...v1, aud: 'https://other.example' }, login: described }],
    ['of a token that was over', { token: { ...v1, exp: 1 }, login: described }],
    [
      'of a scope that is missing',
      { token: v1, login: described, challenge: 'Bearer error="insufficient_scope"' },
    ],
    ['where the API takes it', { status: 200, message: 'The iss claim is not valid' }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
