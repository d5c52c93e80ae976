import { describe, expect, it } from 'vitest';
import { compareValue } from '../../../lib/compare/compare-value.ts';

describe('two values of one name', () => {
  it.each<[name: string, a: string, b: string, likeness: string]>([
    ['prompt', 'login', 'login', 'same'],
    ['prompt', 'login', 'consent', 'different'],
    ['response_type', 'code id_token', 'id_token code', 'same'],
    ['state', 'a1', 'b2', 'fresh'],
    ['jti', 'one', 'two', 'fresh'],
    ['iat', '1767225600', '1767312000', 'fresh'],
    ['ts', '1767225600', '1767312000', 'fresh'],
    ['max_age', '300', '600', 'different'],
    ['client_id', '[Filtered]', 'spa', 'withheld'],
    ['client_id', 'spa', 'spa-staging', 'different'],
    [
      'client_id',
      '0f8fad5b-d9cb-469f-a165-70867728950e',
      '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      'different',
    ],
    ['client_secret', 'redacted-client-secret-1', 'redacted-client-secret-2', 'different'],
    ['password', 'one', 'other', 'different'],
    ['client_assertion', 'one', 'other', 'fresh'],
    ['at_hash', 'f3b1c2d4e5f60718293a', '0a1b2c3d4e5f60718293', 'fresh'],
    [
      'redirect_uri',
      'https://app.example/t/7c9e66797425e07fc1f9',
      'https://app.example/t/0f8fad5bd9cb46970867',
      'different',
    ],
    ['issuer', 'https://op.example/7c9e6679-7425-40de', 'https://op.example/0f8fad5b-d9cb-469f', 'different'],
    ['x_flow', 'f3b1c2d4e5f60718293a', '0a1b2c3d4e5f60718293', 'fresh'],
    ['x_flow', 'f3b1c2d4e5f60718293a', 'standard', 'different'],
    ['redirect_uri', 'https://app.example/cb', 'https://app.example/cb/', 'different'],
    ['redirect_uri', 'https://APP.example/cb', 'https://app.example:443/cb', 'same'],
    ['return_to', 'https://a.example/r?nonce=1', 'https://a.example/r?nonce=2', 'fresh'],
    ['return_to', 'https://a.example/r?page=1', 'https://a.example/r?page=2', 'different'],
    ['continue', 'https://a.example/i/QiZ9nEYtO1f8JnGrDZ', 'https://a.example/i/7caKLVB0BvQEfqfsiL', 'fresh'],
    ['continue', 'https://a.example/i/admin', 'https://a.example/i/staff', 'different'],
  ])('%s: %s and %s are %s', (name, a, b, likeness) => {
    expect(compareValue(name, a, b)).toBe(likeness);
  });
});
