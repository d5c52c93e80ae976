import { expect, it } from 'vitest';
import { onceFor } from '../../../lib/exchange/once-for.ts';

it('is found once for each thing, however often it is asked for, and even where it is nothing', () => {
  const read: string[] = [];
  const firstLetter = onceFor(({ name }: { readonly name: string }) => {
    read.push(name);
    return name[0];
  });
  const [alice, nobody] = [{ name: 'alice' }, { name: '' }];
  expect([alice, nobody, alice, nobody].map(firstLetter)).toEqual(['a', undefined, 'a', undefined]);
  expect(read).toEqual(['alice', '']);
});

it('is found anew for a thing that equals another, and for another reader', () => {
  let asked = 0;
  const count = () => onceFor((_thing: object) => (asked += 1));
  const [one, other] = [count(), count()];
  expect([one({}), one({}), other({})]).toEqual([1, 2, 3]);
});

it('is asked for again where reading it threw', () => {
  let isBroken = true;
  const read = onceFor((_thing: object) => {
    if (isBroken) throw new Error('broken');
    return 'whole';
  });
  const thing = {};
  expect(() => read(thing)).toThrow('broken');
  isBroken = false;
  expect(read(thing)).toBe('whole');
});
