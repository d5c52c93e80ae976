import { describe, expect, it } from 'vitest';
import { valuesOfHeader } from '../../../../components/step/header-values.ts';

describe('what of a header can be followed', () => {
  it.each([
    ['Cookie', 'sid=abc; login=x=y', ['sid=abc', 'login=x=y']],
    ['set-cookie', 'sid=abc; Path=/; Secure', ['sid=abc']],
    ['Authorization', 'Bearer t0ken', ['the token=t0ken']],
  ])('of %s', (name, value, found) => {
    expect(valuesOfHeader([name, value]).map((one) => `${one.name}=${one.value}`)).toEqual(found);
  });

  it.each([
    ['Authorization', 'Basic c3BhOnNlY3JldA=='],
    ['Cookie', 'nonsense'],
    ['Accept', 'a=b'],
  ])('is nothing of %s: %s', (name, value) => expect(valuesOfHeader([name, value])).toEqual([]));
});
