import { describe, expect, it } from 'vitest';
import { tokenFormOf } from '../../../../lib/facts/tokens/token-form.ts';
import { jwt } from '../../../support/logins.ts';
import { messageOf } from '../../../support/messages.ts';

const formOf = (token: string | undefined, verdict?: 'opaque' | 'jwe') =>
  tokenFormOf(
    messageOf(
      'resource_request',
      { url: 'https://api.example/', ...(verdict && { verdicts: { token_form: verdict } }) },
      token === undefined ? {} : { token },
    ),
  );
const encrypted = `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url')}.a.b.c.d`;

describe('a token is', () => {
  it.each([
    ['SlAV32hkKG', 'opaque'],
    [jwt({ sub: '1' }), 'jwt'],
    [encrypted, 'jwe'],
    ['ya29.a0AfH6SM', 'opaque'],
  ])('%s: %s', (token, form) => {
    expect(formOf(token)).toBe(form);
  });

  it('what a trace says of it', () => {
    expect(formOf('OAL-1', 'jwe')).toBe('jwe');
  });
});

describe('nothing is said of', () => {
  it.each([
    undefined,
    '[REDACTED]',
    '***',
    '<access token>',
    'xxxxxxxxxxxx',
    'sanitized_token',
    '[Filtered]',
  ])('%s', (token) => {
    expect(formOf(token)).toBeUndefined();
  });
});
