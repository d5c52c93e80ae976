import { expect, it } from 'vitest';
import { accessTokensOf } from '../../../../lib/facts/tokens/access-token.ts';
import { accessToken, codeFlow, factsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const tokensIn = (tokenAnswer: Readonly<Record<string, unknown>> | null) =>
  accessTokensOf(factsOf(codeFlow({ tokenAnswer })).flow);

it('an opaque token has no parts', () => {
  expect(tokensIn({ access_token: accessToken, token_type: 'Bearer' })).toMatchObject([
    { token: accessToken, jwt: undefined, message: { kind: 'token_request' } },
  ]);
});

it('a signed JWT is taken apart, an encrypted one is not', () => {
  expect(tokensIn({ access_token: jwt({ aud: 'api' }), token_type: 'Bearer' })[0]?.jwt?.claims).toEqual({
    aud: 'api',
  });
  expect(
    tokensIn({ access_token: `${jwt({}).split('.')[0]}.a.b.c.d`, token_type: 'Bearer' })[0]?.jwt,
  ).toBeUndefined();
});

it('a token that was delivered twice counts once', () => {
  const exchanges = codeFlow({ tokenAnswer: { access_token: accessToken, token_type: 'Bearer' } });
  const { flow } = factsOf(exchanges);
  expect(accessTokensOf({ messages: [...flow.messages, ...flow.messages] })).toHaveLength(1);
});

it('nothing is made up where no token was seen', () => {
  expect(tokensIn({ error: 'invalid_grant' })).toEqual([]);
  expect(tokensIn(null)).toEqual([]);
});
