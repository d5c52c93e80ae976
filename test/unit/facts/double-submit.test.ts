import { describe, expect, it } from 'vitest';
import { doubleSubmits } from '../../../lib/facts/double-submit.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';
import { csrfToken, postedCredential } from '../../support/posted-credential.ts';

const seen = (cookie: string | undefined) =>
  factsOf(postedCredential('https://shop.example/google', cookie)).of(doubleSubmits);

describe('the forms of Google’s kind', () => {
  it.each([
    ['the cookie’s value', `g_csrf_token=${csrfToken}`, csrfToken],
    ['another one', 'a=1; g_csrf_token=other', 'other'],
    ['null for no such cookie beside others', 'a=1', null],
  ])('stand beside %s', (_, sent, cookie) => {
    expect(seen(sent)).toMatchObject([{ field: csrfToken, cookie }]);
  });

  it('are left out where cookies were not recorded or taken out, and in other logins', () => {
    expect(seen(undefined)).toBeUndefined();
    expect(seen('g_csrf_token=[REDACTED]')).toBeUndefined();
    expect(factsOf(codeFlow()).of(doubleSubmits)).toBeUndefined();
  });
});
