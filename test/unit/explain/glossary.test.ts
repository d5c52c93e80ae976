import { describe, expect, it } from 'vitest';
import { glossary, glossaryEntry } from '../../../lib/explain/glossary.ts';

describe('the glossary', () => {
  it('answers the first question first', () => {
    expect(Object.values(glossary)[0]?.term).toBe('What is OAuth?');
  });

  it('tells authentication from authorization', () => {
    expect(glossaryEntry('authentication-or-authorization')?.answer).toContain('who is this?');
  });

  it.each(['pkce', 'state', 'nonce', 'id-token', 'front-channel', 'public-client', 'jwks', 'scope'])(
    'knows %s',
    (key) => expect(glossaryEntry(key)?.answer).toMatch(/\.$/),
  );

  it.each(['', 'PKCE', 'blockchain', '__proto__', 'constructor'])('does not know “%s”', (key) => {
    expect(glossaryEntry(key)).toBeUndefined();
  });

  it('explains each term once', () => {
    const names = Object.values(glossary).map(({ term }) => term);
    expect(new Set(names).size).toBe(names.length);
  });
});
