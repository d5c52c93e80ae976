import { expect, it } from 'vitest';
import { quotedError } from '../../../lib/facts/quoted-error.ts';

it('an error is quoted by its code, and by the server’s words without their full stop', () => {
  expect(quotedError({ code: 'invalid_scope', description: null })).toBe('invalid_scope');
  expect(quotedError({ code: 'invalid_scope', description: 'No such scope.' })).toBe(
    'invalid_scope: “No such scope”',
  );
  expect(quotedError({ code: 'invalid_scope', description: '' })).toBe('invalid_scope');
});
