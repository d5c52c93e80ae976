import { describe, expect, it } from 'vitest';
import { isCleaned, isOwnPlaceholder, isWithheld } from '../../../lib/exchange/cleaned.ts';

describe('a cleaner took the value away:', () => {
  it.each([
    'REDACTED',
    '[REDACTED]',
    '[Filtered]',
    '<access token>',
    '<CLIENT_SECRET>',
    '***',
    '********',
    'xxxx',
    'XXXXXXXX-XXXX',
    'sanitized_dpop_proof_jwt',
    'Sanitised',
    '{{access_token}}',
    '${TOKEN}',
    '%TOKEN%',
    'ACCESS_TOKEN',
    'your-client-secret',
    'dummy_refresh_token',
    'value removed',
    '(hidden)',
    'eyJhbGciOi...',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.REDACTED',
  ])('%s', (text) => {
    expect(isCleaned(text)).toBe(true);
  });
});

describe('a value that is there:', () => {
  it.each([
    '',
    'h7Kq2ZxP9bLm4TfR',
    'xyz',
    'a**b',
    'at-0123456789abcdef',
    '[object Object]',
    '["a","b"]',
    'secret',
    'token',
    'state',
    'my-app',
    'https://app.example/hidden/page',
    '{"return":"/"}',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  ])('%s', (text) => {
    expect(isCleaned(text)).toBe(false);
  });

  it('one that our own redaction keeps apart from others', () => {
    const ours = ['redacted-state-1', 'redacted-jwt-1.redacted-claims-2', 'urn:request:redacted-value-3'];
    expect(ours.some(isCleaned)).toBe(false);
    expect(ours.every(isWithheld)).toBe(true);
  });
});

it('our own redaction is known only where its placeholder is all there is', () => {
  expect(isOwnPlaceholder('redacted-code-challenge-000001')).toBe(true);
  expect(['[redacted]', 'redacted', 'redacted-state-1-and-more'].some(isOwnPlaceholder)).toBe(false);
});
