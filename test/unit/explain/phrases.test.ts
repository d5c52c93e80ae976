import { describe, expect, it } from 'vitest';
import { phrase, phrases, type PhraseKey } from '../../../lib/explain/phrases.ts';

describe('a phrase for uncertainty', () => {
  it.each(Object.keys(phrases) as PhraseKey[])('%s is whole sentences', (key) => {
    expect(phrase(key)).toMatch(/^[A-Z].*\.$/);
  });

  it('never claims that all is well', () => {
    expect(phrase('no_finding')).toContain('outside this view');
  });
});
