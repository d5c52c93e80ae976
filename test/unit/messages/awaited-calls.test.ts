import { expect, it } from 'vitest';
import { createAwaitedCalls } from '../../../lib/messages/awaited-calls.ts';

it('what succeeds at a host beside the app tells nothing, unless it was refused before', () => {
  const calls = createAwaitedCalls();
  calls.await(new Set(['app.example.org', '.example.org']), 2000);
  const answered = (url: string, status?: number) => calls.takes(url, 1000, status);
  expect(answered('https://cdn.example.org/logo.webp', 200)).toBe(false);
  expect(answered('https://api.example.org/me', 200)).toBe(false);
  expect(answered('https://api.example.org/me')).toBe(false);
  expect(answered('https://api.example.org/me', 401)).toBe(true);
  expect(answered('https://api.example.org/me', 200)).toBe(true);
  expect(answered('https://api.example.org/other', 0)).toBe(true);
  expect(answered('https://app.example.org/me', 200)).toBe(true);
});
