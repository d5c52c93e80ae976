import { describe, expect, it } from 'vitest';
import { parametersNamed } from '../../../../lib/facts/said/parameters-named.ts';

describe('parameters are named', () => {
  it.each([
    ['Invalid Redirect URL', ['redirect_uri']],
    ['The redirectUri or clientId is missing', ['redirect_uri', 'client_id']],
    ['invalid_scope', ['scope']],
    ['Unsupported Code-Challenge-Method', ['code_challenge_method']],
    ['Missing parameter: grant_type', ['grant_type']],
    ['PKCE: code verifier is required', ['code_verifier']],
    ['Unsupported prompt value', ['prompt']],
    ['The parameter “state” is wrong', ['state']],
    ['nonce=x is no good', ['nonce']],
  ])('by “%s”', (text, named) => {
    expect([...parametersNamed([text])]).toEqual(named);
  });

  it.each([
    'Bad Request',
    'You denied the prompt on your phone',
    'Your claims could not be issued',
    'You do not have permission to view this resource',
    'That is out of scope for your licence',
    'The statement was promptly displayed',
    'error code 17',
    '',
  ])('not by “%s”', (text) => {
    expect(parametersNamed([text]).size).toBe(0);
  });
});
