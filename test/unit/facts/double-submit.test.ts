import { describe, expect, it } from 'vitest';
import { doubleSubmits } from '../../../lib/facts/double-submit.ts';
import { capture, form } from '../../support/exchange.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';
import { jwt } from '../../support/logins.ts';

const credential = jwt({ iss: 'https://accounts.google.com', aud: 'shop', sub: '1101' });
const seen = (cookie: string | undefined) =>
  factsOf(
    capture(
      form(
        'https://shop.example/google',
        { credential, g_csrf_token: '8f1c' },
        {
          context: { resourceType: 'main_frame', initiator: 'https://accounts.google.com' },
          requestHeaders: [['Accept', '*/*'], ...(cookie === undefined ? [] : [['Cookie', cookie] as const])],
        },
      ),
    ),
  ).of(doubleSubmits);

describe('the forms of Google’s kind', () => {
  it.each([
    ['the cookie’s value', 'g_csrf_token=8f1c', '8f1c'],
    ['another one', 'a=1; g_csrf_token=other', 'other'],
    ['null for no such cookie beside others', 'a=1', null],
  ])('stand beside %s', (_, sent, cookie) => {
    expect(seen(sent)).toMatchObject([{ field: '8f1c', cookie }]);
  });

  it('are left out where cookies were not recorded or taken out, and in other logins', () => {
    expect(seen(undefined)).toBeUndefined();
    expect(seen('g_csrf_token=[REDACTED]')).toBeUndefined();
    expect(factsOf(codeFlow()).of(doubleSubmits)).toBeUndefined();
  });
});
