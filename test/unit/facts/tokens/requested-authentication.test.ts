import { expect, it } from 'vitest';
import { requestedAuthenticationOf } from '../../../../lib/facts/tokens/requested-authentication.ts';
import { codeFlow, factsOf, type Changes } from '../../../support/flow.ts';

const asked = (request: Changes) => requestedAuthenticationOf(factsOf(codeFlow({ request })).flow);

it('nothing of the kind was asked for', () => {
  expect(asked({})).toBeUndefined();
  expect(asked({ claims: '{"userinfo":{"email":null}}' })).toBeUndefined();
  expect(asked({ claims: 'not json', max_age: '-1' })).toBeUndefined();
});

it('max_age is read as seconds', () => {
  expect(asked({ max_age: '0' })).toMatchObject({ maxAge: 0, levels: [], needsAuthTime: false });
});

it('levels are preferred, or demanded where the request calls them essential', () => {
  expect(asked({ acr_values: 'a b' })).toMatchObject({ levels: ['a', 'b'], areLevelsDemanded: false });
  const claims = '{"id_token":{"acr":{"essential":true,"value":"c"}}}';
  expect(asked({ acr_values: 'a b', claims })).toMatchObject({ levels: ['c'], areLevelsDemanded: true });
});

it('a level that is listed without being essential is preferred only', () => {
  expect(asked({ claims: '{"id_token":{"acr":{"values":["c"]}}}' })).toBeUndefined();
});
