import { describe, expect, it } from 'vitest';
import { isSame } from '../../../lib/exchange/is-same.ts';
import { exchange } from '../../support/exchange.ts';

const one = exchange({ url: 'https://op.example/auth', responseHeaders: [['Set-Cookie', 'a=1']] });

describe('two values of plain data', () => {
  it.each([
    ['an exchange and what a message makes of it', one, structuredClone(one)],
    ['an exchange and what JSON makes of it', { ...one, status: undefined }, JSON.parse(JSON.stringify(one))],
    ['members in another order', { a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }],
    ['a member that is not set on either side', { a: undefined, b: 1 }, { b: 1, c: undefined }],
    ['nothing', undefined, undefined],
  ])('say the same: %s', (_, a, b) => {
    expect([isSame(a, b), isSame(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['a status that came', one, { ...one, status: 200 }],
    ['another header', one, { ...one, responseHeaders: [['Set-Cookie', 'a=2']] }],
    ['a longer list', [1, 2], [1, 2, 3]],
    ['a list and an object', [], {}],
    ['a list that is named like one', ['a'], { 0: 'a' }],
    ['null and nothing', { a: null }, {}],
    ['nothing and an exchange', undefined, one],
    ['a number and its digits', 1, '1'],
  ])('do not: %s', (_, a, b) => {
    expect([isSame(a, b), isSame(b, a)]).toEqual([false, false]);
  });
});
