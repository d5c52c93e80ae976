import { describe, expect, it } from 'vitest';
import { fixLead, hedgeOf, otherReasonsLead, whyBesideQuote } from '../../../lib/telling/reason.ts';

const quote = { text: 'State mismatch.', host: 'app.example' };

describe('a reason in words', () => {
  it('has the page’s own words apart', () => {
    expect(
      whyBesideQuote({
        why: 'The cookie was lost. app.example says “State mismatch”. Its log has the reason.',
        confidence: 'firm',
        quote,
      }),
    ).toBe('The cookie was lost. Its log has the reason.');
  });

  it('stays whole where the words stand otherwise, or are all there is', () => {
    const why = 'app.example says “State mismatch”.';
    expect(whyBesideQuote({ why, confidence: 'firm', quote })).toBe(why);
    expect(whyBesideQuote({ why, confidence: 'firm' })).toBe(why);
    expect(whyBesideQuote({ why: 'It answered “No”.', confidence: 'firm', quote })).toBe('It answered “No”.');
  });

  it('says whose affair its advice is, where that is known', () => {
    expect(fixLead({ owner: 'authorization_server' })).toBe('What the provider can do:');
    expect(fixLead({})).toBe('What to do:');
  });

  it('counts the others', () => {
    expect(otherReasonsLead(1)).toBe('Another possible reason');
    expect(otherReasonsLead(2)).toBe('2 other possible reasons');
  });

  it('says of a guess that it is one', () => {
    expect(hedgeOf({ confidence: 'tentative' })).toBe('Perhaps: ');
    expect(hedgeOf({ confidence: 'firm' })).toBe('');
  });
});
