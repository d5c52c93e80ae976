import { describe, expect, it } from 'vitest';
import type { Header } from '../../../lib/exchange/exchange.ts';
import {
  credentialIn,
  headerValue,
  headerValues,
  isTokenHeader,
  mediaType,
  wereRecorded,
} from '../../../lib/exchange/headers.ts';

const headers: readonly Header[] = [
  ['Set-Cookie', 'a=1'],
  ['AUTHORIZATION', 'Bearer x'],
  ['set-cookie', 'b=2'],
  ['X-Empty', ''],
];

describe('a header', () => {
  it('is found however its name was written', () => {
    expect(headerValue(headers, 'authorization')).toBe('Bearer x');
  });

  it('was recorded where there is any', () => {
    expect([headers, [], undefined].map(wereRecorded)).toEqual([true, false, false]);
  });

  it('that is repeated gives its first value, or all in order', () => {
    expect(headerValue(headers, 'set-cookie')).toBe('a=1');
    expect(headerValues(headers, 'set-cookie')).toEqual(['a=1', 'b=2']);
  });

  it('that is empty was still sent', () => {
    expect(headerValue(headers, 'x-empty')).toBe('');
    expect(headerValues(headers, 'x-empty')).toEqual(['']);
  });

  it.each(['cookie', 'set-cookie2', 'x', ''])('called “%s” is not found in others', (name) => {
    expect(headerValue(headers, name)).toBeUndefined();
    expect(headerValues(headers, name)).toEqual([]);
  });

  it('is not found where none were recorded', () => {
    expect(headerValue(undefined, 'cookie')).toBeUndefined();
    expect(headerValues(undefined, 'cookie')).toEqual([]);
  });
});

describe('a header that presents a token', () => {
  it.each(['X-Access-Token', 'x-auth-token', 'Token', 'X-JWT', 'X-Forwarded-Authorization'])(
    'is %s',
    (name) => {
      expect(isTokenHeader(name)).toBe(true);
      expect(
        credentialIn([
          ['Accept', '*/*'],
          [name, 'at'],
        ]),
      ).toBe('at');
      expect(
        credentialIn([
          [name, 'at'],
          ['authorization', 'Bearer x'],
        ]),
      ).toBe('Bearer x');
    },
  );

  it.each([
    'User-Agent',
    'Content-Length',
    'Host',
    'Origin',
    'Cookie',
    'X-Token-Count',
    'Proxy-Authorization',
    '',
  ])('is not “%s”', (name) => {
    expect(isTokenHeader(name)).toBe(false);
    expect(credentialIn([[name, 'at']])).toBeUndefined();
  });
});

describe('a media type', () => {
  it.each([
    ['application/json', 'application/json'],
    [' Application/JSON ; charset=UTF-8', 'application/json'],
    ['multipart/form-data; boundary="a;b"', 'multipart/form-data'],
    ['', ''],
    ['; charset=utf-8', ''],
    [undefined, ''],
  ])('of “%s” is “%s”', (contentType, expected) => {
    expect(mediaType(contentType)).toBe(expected);
  });
});
