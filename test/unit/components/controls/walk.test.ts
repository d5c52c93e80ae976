import { describe, expect, it } from 'vitest';
import { walkedTo } from '../../../../components/controls/walk.ts';

describe('a key in a list', () => {
  it.each([
    ['ArrowDown', 3],
    ['j', 3],
    ['ArrowUp', 1],
    ['k', 1],
    ['Home', 0],
    ['End', 9],
  ])('%s leads to place %i', (key, place) => expect(walkedTo(key, 2, 10)).toBe(place));

  it.each(['Enter', 'c', 'J', 'Tab'])('%s leads nowhere', (key) =>
    expect(walkedTo(key, 2, 10)).toBeUndefined(),
  );
});
