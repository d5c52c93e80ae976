import { describe, expect, it } from 'vitest';
import { beginningOf } from '../../../../components/controls/folded-text.ts';

describe('a long value', () => {
  it('begins with some hundred characters', () => {
    const token = 'x'.repeat(12_000);
    expect(beginningOf(token)).toMatch(/^x{300,500}$/);
  });

  it('of many lines begins with six of them', () => {
    const lines = Array.from({ length: 150 }, (_, n) => `line ${n}`);
    expect(beginningOf(lines.join('\n'))).toBe(lines.slice(0, 6).join('\n'));
  });

  it.each(['', 'af0ifjsldkj', 'x'.repeat(450), 'a\nb\nc\nd\ne\nf\ng\nh'])(
    'is none where little would be folded away',
    (text) => expect(beginningOf(text)).toBeUndefined(),
  );
});
