import { describe, expect, it } from 'vitest';
import { asNumber, asObject, asText, parseJsonObject, quotable } from '../../../lib/exchange/json.ts';

describe('a JSON object', () => {
  it.each(['{"a":1}', ' \r\n\t{"a":1}\n', '\ufeff{"a":1}'])('is read from %j', (text) => {
    expect(parseJsonObject(text)).toEqual({ a: 1 });
  });

  it.each([
    undefined,
    '',
    '  ',
    '[]',
    'null',
    '"{}"',
    '7',
    '{',
    '{"a":1',
    "{'a':1}",
    '<html>{"a":1}',
    '{"a":1}{"b":2}',
  ])('is not read from %j', (text) => {
    expect(parseJsonObject(text)).toBeUndefined();
  });

  it('however deep does not overflow', () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(() => parseJsonObject(deep)).not.toThrow();
  });

  it('is not read where it is nested deeper than anybody writes: writing it down again would overflow', () => {
    const nested = (depth: number) =>
      `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)},"b":"${'['.repeat(500)}"}`;
    expect(parseJsonObject(nested(200))).toBeDefined();
    expect(parseJsonObject(nested(201))).toBeUndefined();
  });

  it('nested beyond reason is not read: whoever walks it would overflow', () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}}`;
    expect(parseJsonObject(nested(200))).toBeDefined();
    expect(parseJsonObject(nested(201))).toBeUndefined();
    expect(parseJsonObject(`{"a":"${'['.repeat(5000)}"}`)).toBeDefined();
  });

  it('changes no prototype', () => {
    const read = parseJsonObject('{"__proto__":{"admin":true}}');
    expect((read as { admin?: boolean }).admin).toBeUndefined();
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('a value off the wire', () => {
  it('is an object only when it is one', () => {
    expect(asObject({ a: 1 })).toEqual({ a: 1 });
    for (const other of [null, undefined, [], 'a', 1, true]) expect(asObject(other)).toBeUndefined();
  });

  it('is a text only when it is one and says something', () => {
    expect(asText('a')).toBe('a');
    for (const other of ['', null, undefined, 1, ['a'], { a: 1 }]) expect(asText(other)).toBeUndefined();
  });

  it('is a number when it is one or reads as one', () => {
    expect(asNumber(3600)).toBe(3600);
    expect(asNumber('3600')).toBe(3600);
    for (const other of [
      '',
      ' ',
      'an hour',
      '1e999',
      NaN,
      Infinity,
      null,
      undefined,
      true,
      [3600],
      { toString: 1 },
    ])
      expect(asNumber(other)).toBeUndefined();
  });

  it('has a text for a sentence, whatever it is', () => {
    expect([quotable('a'), quotable(1), quotable(null), quotable(undefined)]).toEqual([
      'a',
      '1',
      'null',
      'undefined',
    ]);
    expect([quotable(['a']), quotable({ toString: 1 })]).toEqual(['a list', 'an object']);
  });
});
