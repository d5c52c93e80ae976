import { describe, expect, it } from 'vitest';
import { isOfOtherSubject } from '../../../../lib/facts/said/of-other-subject.ts';

const isIt = (text: string): boolean => isOfOtherSubject({ where: 'sentence', source: 'body', text });

describe('a sentence has nothing to do with a lost cookie', () => {
  it.each([
    'SAML login was unsuccessful because one of the attributes is incorrect.',
    'Missing attribute UserInfo Uri in UserInfoEndpoint for Client Registration: acme',
    'Login failed: the e-mail address is not verified',
    'You do not have the required role',
    'Error: no seats left in your licence',
    'Die Gruppe des Benutzers ist ungültig',
    'El correo no es válido',
    'The certificate is invalid',
  ])('“%s”', (text) => {
    expect(isIt(text)).toBe(true);
  });
});

describe('a sentence may be of a lost cookie', () => {
  it.each([
    'Login failed',
    'Invalid state parameter',
    'The session claims to be expired',
    'Something went wrong, please try again with another e-mail address',
    'Login failed, contact us by e-mail',
    'No attribute state in request',
    'Die Sitzung ist abgelaufen',
  ])('“%s”', (text) => {
    expect(isIt(text)).toBe(false);
  });

  it.each(['Roles and groups', 'Profile', 'Sign in with your e-mail address', ''])(
    '“%s” complains of nothing',
    (text) => {
      expect(isIt(text)).toBe(false);
    },
  );
});
