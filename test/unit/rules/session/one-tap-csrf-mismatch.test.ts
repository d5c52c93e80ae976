import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { csrfToken, postedCredential } from '../../../support/posted-credential.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'one-tap-csrf-mismatch';
const posted = (cookie: string | undefined, more: Partial<Exchange> = {}) =>
  postedCredential('https://shop.example/auth/google', cookie, {
    status: 302,
    redirectUrl: 'https://shop.example/home',
    responseHeaders: [['Set-Cookie', 'session=5f1c9a7e5b2d8046; HttpOnly; Secure']],
    ...more,
  });

describe('one-tap-csrf-mismatch is medium', () => {
  it('for another value in the cookie', () => {
    const other = posted('theme=dark; g_csrf_token=another0815');
    expect(verdictsOf(id, other)).toEqual(['medium firm']);
    expect(detailOf(id, other)).toBe(
      'The form came with another value in the cookie g_csrf_token than its own, and was answered with a session.',
    );
    expect(detailOf(id, redacted(other))).toBe(detailOf(id, other));
  });

  it('for no such cookie beside others', () => {
    expect(verdictsOf(id, posted('theme=dark'))).toEqual(['medium firm']);
    expect(verdictsOf(id, redacted(posted('theme=dark')))).toEqual(['medium firm']);
  });
});

describe('one-tap-csrf-mismatch says nothing', () => {
  it.each([
    ['of the same value in both', posted(`g_csrf_token=${csrfToken}`)],
    ['of a form that was refused', posted('g_csrf_token=other', { status: 400, redirectUrl: undefined })],
    ['of an answer that begins no session', posted('theme=dark', { responseHeaders: [] })],
    ['of a way back to the login', posted('theme=dark', { redirectUrl: 'https://shop.example/login' })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
    expect(verdictsOf(id, redacted(exchanges))).toEqual([]);
  });

  it.each([
    ['of a recording without cookies', posted(undefined)],
    ['of another login', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
