import { describe, expect, test } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';

const { parameter } = createRedaction('default', []);

describe('words of an open vocabulary that stay', () => {
  test.each([
    ['acr_values', 'urn:mace:incommon:iap:silver 2 loa3'],
    ['acr_values', 'https://refeds.org/profile/mfa'],
    ['amr', 'pwd'],
    ['realm', 'api'],
    ['ui_locales', 'de-CH fr en-US'],
    ['domain_hint', 'organizations'],
  ])('%s=%s', (name, value) => {
    expect(parameter(name, value)).toBe(value);
  });
});

describe('words that may name somebody', () => {
  test.each([
    ['acr_values', 'kimmarlow 2', 'redacted-acr-1 2'],
    ['amr', 'kimskey', 'redacted-amr-1'],
    ['realm', 'Files of Kim', 'redacted-realm-1'],
    ['ui_locales', 'de x-kimmarlow', 'de redacted-locale-1'],
    ['domain_hint', 'marlow.example', 'redacted-hd-1'],
    ['acr_values', 'https://op.example/acr?user=kim', 'https://op.example/acr?user=redacted-user-1'],
  ])('%s=%s', (name, value, hidden) => {
    expect(createRedaction('default', []).parameter(name, value)).toBe(hidden);
  });

  test('stay with secrets-only', () => {
    expect(createRedaction('secrets-only', []).parameter('acr_values', 'kimmarlow')).toBe('kimmarlow');
  });
});
