import { describe, expect, it } from 'vitest';
import { explainValue } from '../../../lib/explain/value.ts';

describe('a registered value', () => {
  it.each([
    ['response_mode', 'form_post', 'by a form that the provider’s page submits'],
    [
      'code_challenge_method',
      'plain',
      'the challenge is the verifier itself; whoever reads it can redeem the code',
    ],
    ['token_endpoint_auth_method', 'none', 'no credentials: a public client'],
    ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange', 'another token'],
    ['typ', 'at+jwt', 'an access token'],
  ])('%s=%s is “%s”', (parameter, value, meaning) => {
    expect(explainValue(parameter, value)).toBe(meaning);
  });

  it('of response_type is known in any order of its words', () => {
    expect(explainValue('response_type', 'token id_token code')).toBe(
      explainValue('response_type', 'code id_token token'),
    );
    expect(explainValue('response_type', 'token code')).toBeDefined();
  });

  it('of a list is explained word by word', () => {
    expect(explainValue('prompt', 'login consent')).toBe('sign in again; ask for consent again');
    expect(explainValue('amr', 'pwd otp')).toBe('password; one-time password');
  });

  it.each([
    ['prompt', 'login dance'],
    ['prompt', ''],
    ['grant_type', 'authorization_code refresh_token'],
    ['response_type', 'constructor'],
    ['__proto__', 'toString'],
    ['constructor', 'name'],
    ['prompt', '__proto__'],
    ['scope', 'openid'],
    ['state', 'none'],
  ])('%s=%s is not known', (parameter, value) => {
    expect(explainValue(parameter, value)).toBeUndefined();
  });
});
