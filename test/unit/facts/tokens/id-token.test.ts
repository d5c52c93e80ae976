import { expect, it } from 'vitest';
import { idTokensOf } from '../../../../lib/facts/tokens/id-token.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a');
const redeemed = (id_token: string) => ({
  ...a.redemption(),
  responseBody: jsonBody({ access_token: 't', token_type: 'Bearer', id_token }),
});

it('ID tokens are read where they were delivered, each once', () => {
  const front = idTokenOf({ c_hash: 'x' });
  const { state, code } = a.values;
  const landing = a.landing(`https://app.example/cb#code=${code}&state=${state}&id_token=${front}`);
  const request = a.request({ response_type: 'code id_token' });
  const found = idTokensOf(flowIn(request, landing, redeemed(idTokenOf()), landing));
  expect(found.map(({ message, jwt }) => [message.kind, 'c_hash' in jwt.claims])).toEqual([
    ['authorization_response', true],
    ['token_request', false],
  ]);
});

it.each(['', 'opaque', 'ey.J.x', 'eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d'])(
  '“%s” is none that could be read',
  (token) => {
    expect(idTokensOf(flowIn(a.request(), a.landing(), redeemed(token)))).toEqual([]);
  },
);

it('an ID token that a logout merely hints with was not delivered', () => {
  const logout = {
    url: `https://op.example/session/end?id_token_hint=${idTokenOf()}&client_id=spa`,
    status: 302,
  };
  expect(idTokensOf(flowIn(logout))).toEqual([]);
});
