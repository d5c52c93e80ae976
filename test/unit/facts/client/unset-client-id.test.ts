import { describe, expect, it } from 'vitest';
import { unsetClientId } from '../../../../lib/facts/client/unset-client-id.ts';

describe('a client id stands for none', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['None', 'Python'],
    ['undefined', 'JavaScript'],
    ['null', 'no value'],
    ['nil', 'Ruby'],
    ['<nil>', 'no value'],
    ['%!s(<nil>)', 'no value'],
    ['[object Object]', 'JavaScript'],
    ['${OIDC_CLIENT_ID}', 'placeholder'],
    ['{{ .Values.clientId }}', 'placeholder'],
    ['$OIDC_CLIENT_ID', 'placeholder'],
    ['%OIDC_CLIENT_ID%', 'placeholder'],
    ['process.env.CLIENT_ID', 'placeholder'],
    ['<client-id>', 'placeholder'],
    ['YOUR_CLIENT_ID', 'example'],
    ['changeme', 'example'],
  ])('%o', (id, what) => {
    expect(unsetClientId(id)?.what).toContain(what);
    expect(unsetClientId(id)?.isExample).toBe(what === 'example');
  });

  it.each([
    'wiki',
    'none-of-your-business',
    'nullable',
    'undefined-behaviour',
    '{',
    'Nonesuch',
    'todoist',
    'my-client-id',
    'https://app.example/client',
    '__app',
  ])('but not %s', (id) => {
    expect(unsetClientId(id)).toBeUndefined();
  });
});
