import { describe, expect, it } from 'vitest';
import { compareAddresses, compareNames, nearestOf, notCompared } from '../../../lib/facts/comparison.ts';
import { messageOf } from '../../support/messages.ts';

const message = messageOf('saml_response', { url: 'https://sp.example/acs' });
const at = (value: string) => ({ value, name: 'URL', message });

describe('two values', () => {
  it('are the same to the letter', () => {
    expect(compareAddresses(at('https://a.example/'), at('https://a.example/')).verdict).toBe('same');
    expect(compareNames(at('wiki'), at('wiki')).verdict).toBe('same');
  });

  it('are one address in two spellings, and two names', () => {
    const [a, b] = [at('https://a.example/x'), at('https://a.example:443/x')];
    expect(compareAddresses(a, b)).toEqual({ verdict: 'spelled otherwise', expected: a, found: b });
    expect(compareNames(a, b)).toMatchObject({ verdict: 'differs', parts: ['other'] });
  });

  it('differ, for certain unless told otherwise, and say in what', () => {
    const [a, b] = [at('https://a.example/x'), at('http://a.example/x')];
    expect(compareAddresses(a, b)).toEqual({
      verdict: 'differs',
      expected: a,
      found: b,
      parts: ['scheme'],
      confidence: 'certain',
    });
    expect(compareNames(a, b, 'firm')).toMatchObject({ confidence: 'firm' });
  });
});

describe('of several comparisons the nearest', () => {
  const expected = at('https://a.example/x');
  const compared = (...values: readonly string[]) =>
    nearestOf(values.map((value) => compareAddresses(expected, at(value))));

  it('fits', () => {
    expect(compared('https://b.example/', 'https://a.example:443/x')?.verdict).toBe('spelled otherwise');
    expect(compared('https://a.example:443/x', 'https://a.example/x')?.verdict).toBe('same');
  });

  it('differs least', () => {
    expect(compared('https://b.example/y', 'http://a.example/x', 'https://a.example/x/')).toMatchObject({
      found: { value: 'https://a.example/x/' },
    });
  });

  it('is one at all, where there is one', () => {
    expect(nearestOf([notCompared('absent'), compareNames(at('a'), at('b'))])?.verdict).toBe('differs');
    expect(nearestOf([])).toBeUndefined();
  });
});
