import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

/** The provider shows its form once more, with these words, and nothing follows. */
const formAgain = (words: string) =>
  codeFlow({
    requestExchange: {
      status: 200,
      responseBody: {
        mediaType: 'text/html',
        text: `<form method="post"><div class="alert alert-error" role="alert">${words}</div><input name="user"><input type="password" name="pw"></form>`,
      },
    },
    response: null,
    token: null,
  });

describe('a login that waits at the provider', () => {
  it.each([
    'Invalid username or password.',
    'Wrong email or password.',
    'The password you entered is incorrect',
    'Benutzername oder Passwort ist falsch',
  ])('is told of the password where the page says “%s”', (words) => {
    for (const exchanges of [formAgain(words), redacted(formAgain(words))]) {
      expect(reasonOf(exchanges)).toMatchObject({ cause: 'not-answered' });
      expect(reasonOf(exchanges)?.fix).toContain('Type the password again');
      expect(reasonOf(exchanges)?.why).toContain(words.replace(/\.$/, ''));
    }
  });

  it.each(['Please sign in to go on.', 'Enter your password', 'Your session has expired, sign in again.'])(
    'is told to be finished where it says “%s”',
    (words) => {
      expect(reasonOf(formAgain(words))?.fix ?? '').not.toContain('Type the password again');
    },
  );
});
