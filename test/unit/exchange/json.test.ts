import { describe, expect, it } from 'vitest';
import { asObject, asText, parseJsonObject } from '../../../lib/exchange/json.ts';

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
});
