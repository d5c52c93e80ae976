import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { codeFlow, idTokenOf } from '../flow.ts';
import { jwt } from './ground.ts';

const count = (length: number, name: (n: number) => string) => Array.from({ length }, (_, n) => name(n));

/** A login that asks for 100 scopes, carries JSON in its values, and is given 150 groups and a token of 12 kB. */
export function hugeLogin(): readonly Exchange[] {
  const scopes = [
    'openid profile email offline_access User.Read',
    ...count(60, (n) => `https://graph.example/Permission${n}.ReadWrite.All`),
    ...count(35, (n) => `shop:area${n}:write`),
  ].join(' ');
  const state = btoa(JSON.stringify({ return_to: '/orders?page=2', tenant: 'north', issued: 1_767_225_600 }));
  const claims = { id_token: { auth_time: { essential: true }, acr: { values: ['urn:mace:silver'] } } };
  const details = [{ type: 'payment_initiation', instructedAmount: { currency: 'EUR', amount: '123.50' } }];
  return codeFlow({
    request: {
      scope: scopes,
      state,
      claims: JSON.stringify(claims),
      authorization_details: JSON.stringify(details),
    },
    response: { state },
    tokenAnswer: {
      access_token: jwt({
        iss: 'https://op.example',
        roles: count(300, (n) => `role-${n}-of-many-in-this-house`),
      }),
      token_type: 'Bearer',
      expires_in: 600,
      scope: scopes,
      id_token: idTokenOf({ groups: count(150, (n) => `Team ${n} North`) }),
    },
  });
}
