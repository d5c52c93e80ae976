import { describe, expect, it } from 'vitest';
import { eventPlace, eventTone, eventWords, type ToldEvent } from '../../../lib/telling/sign-in-events.ts';

const attributes = {
  host: 'app.example',
  host_only: true,
  path: '/',
  same_site: 'lax',
  secure: true,
  http_only: true,
  partitioned: false,
  lifetime: null,
} as const;
const told = (event: ToldEvent['event'], more: Partial<ToldEvent> = {}) =>
  eventWords({ event, host: 'client', cookie: 'sid', attributes, ...more });

describe('what belongs to the sign-in beside its messages', () => {
  it('names the cookie of a session and what decides where it goes', () => {
    expect(told('session_began')).toBe(
      'The app’s session began: cookie sid (this host only, SameSite=Lax, Secure, HttpOnly)',
    );
    const wide = { ...attributes, host: 'example.com', host_only: false, path: '/app', same_site: null };
    expect(told('session_began', { attributes: { ...wide, secure: false, lifetime: 86_400 } })).toBe(
      'The app’s session began: cookie sid (Domain=example.com, Path=/app, no SameSite, HttpOnly, for 24 h)',
    );
  });

  it.each([
    ['strict', 'SameSite=Strict, and the request began on another site'],
    ['other-path', 'it is for the path / alone'],
    ['too-large', 'larger than 4096 bytes'],
    ['deleted', 'was deleted before the next request'],
    [undefined, 'cookie sid was not sent'],
  ])('says how a session was lost (%s)', (reason, words) => {
    expect(told('session_lost', reason ? { reason } : {})).toContain(words);
  });

  it('is drawn by whether it is as it should be', () => {
    const tones = (['session_began', 'session_ended', 'session_refused'] as const).map((event) =>
      eventTone({ event }),
    );
    expect(tones).toEqual(['good', 'quiet', 'bad']);
  });

  it('has a place', () => {
    expect(eventPlace({ step: 'flow-1.2', after: 'flow-1.2' })).toBe('Step 2: ');
    expect(eventPlace({ step: null, after: 'flow-1.3' })).toBe('After step 3: ');
    expect(eventPlace({ step: null, after: null })).toBe('');
  });
});
