import { expect, it } from 'vitest';
import { clientAssertions } from '../../../../lib/facts/client/client-assertion.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const assertionsIn = (client_assertion: string | undefined) =>
  factsOf(codeFlow({ token: { client_assertion } })).of(clientAssertions);

it('a signed assertion is read from the request that carried it', () => {
  const token = jwt({ sub: 'spa' });
  expect(assertionsIn(token)).toMatchObject([
    { token, message: { kind: 'token_request' }, jwt: { claims: { sub: 'spa' } } },
  ]);
});

it.each([undefined, '', 'PHNhbWw+', 'e30.e30', `${jwt({}).split('.')[0]}.a.b.c.d`])(
  '%j is none that could be read',
  (token) => {
    expect(assertionsIn(token)).toEqual([]);
  },
);
