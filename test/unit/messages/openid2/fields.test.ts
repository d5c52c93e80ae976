import { describe, expect, it } from 'vitest';
import { field, parseKeyValues } from '../../../../lib/messages/openid2/fields.ts';

describe('the key-value form', () => {
  it('is read as OpenID 2.0 §4.1.3 prints it', () => {
    expect(parseKeyValues('mode:error\nerror:This is an example message\n')).toEqual({
      mode: 'error',
      error: 'This is an example message',
    });
  });

  it('keeps colons in values, and takes either end of line', () => {
    expect(parseKeyValues('ns:http://specs.openid.net/auth/2.0\r\nis_valid:true\r\n')).toEqual({
      ns: 'http://specs.openid.net/auth/2.0',
      is_valid: 'true',
    });
  });

  it.each([
    undefined,
    '',
    '<html>is_valid: no</html>',
    'a page\nof words',
    '__proto__:x',
    'x'.repeat(30_000),
  ])('reads nothing in %.20j', (text) => {
    expect(parseKeyValues(text)).toEqual({});
  });
});

it('a field is found by its name without prefix, and only with the prefix', () => {
  expect(field({ 'openid.mode': 'cancel' }, 'mode')).toBe('cancel');
  expect(field({ mode: 'cancel', openid_mode: 'cancel' }, 'mode')).toBeUndefined();
});
