import { describe, expect, it } from 'vitest';
import { cutText, cutValues, firstOf, mostText } from '../../../../bin/mcp/bounds.ts';

describe('the bounds of an answer', () => {
  it('leave a text that fits as it is', () => {
    const text = 'a'.repeat(mostText);
    expect(cutText(text)).toBe(text);
  });

  it('cut a longer one at the end of a line, and say how much is missing', () => {
    const cut = cutText('a line of text\n'.repeat(10_000));
    expect(cut.length).toBeLessThan(mostText + 200);
    expect(cut).toMatch(/a line of text\n… \d+ more characters were left out\./);
  });

  it('cut one without lines, too', () => {
    expect(cutText('a'.repeat(200_000)).length).toBeLessThan(mostText + 200);
  });

  it('cut long values wherever they stand, and no short one', () => {
    expect(cutValues({ a: ['short', 'x'.repeat(5000)], n: 1, none: null })).toEqual({
      a: ['short', `${'x'.repeat(1000)}… (5000 characters)`],
      n: 1,
      none: null,
    });
  });

  it('count what is left out of a list', () => {
    expect([firstOf([1, 2, 3], 2), firstOf([1], 2)]).toEqual([
      { first: [1, 2], leftOut: 1 },
      { first: [1], leftOut: 0 },
    ]);
  });
});
