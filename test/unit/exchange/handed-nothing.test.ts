import { describe, expect, it } from 'vitest';
import { handedNothingBy, handedNothingIn } from '../../../lib/exchange/handed-nothing.ts';
import { formBody, jsonBody } from '../../support/exchange.ts';

describe('a body hands on nothing', () => {
  it.each([
    [jsonBody({ code: null }), [['code', null]]],
    [jsonBody({ input: { authorizationCode: 'undefined' } }), [['code', 'undefined']]],
    [jsonBody({ oauthVerifier: '' }), [['oauth_verifier', '']]],
    [
      formBody({ code: 'undefined', state: 'null' }),
      [
        ['code', 'undefined'],
        ['state', 'null'],
      ],
    ],
  ])('%j', (body, expected) => {
    expect(handedNothingIn(body)).toEqual(expected);
  });

  it('as a trace says', () => {
    expect(handedNothingBy({ verdicts: { handed_nothing: 'oauth_verifier null' } })).toEqual([
      ['oauth_verifier', 'null'],
    ]);
    expect(handedNothingBy({ requestBody: jsonBody({ code: null }) })).toEqual([['code', null]]);
  });
});

describe('a body does not', () => {
  it.each([
    jsonBody({ code: 'SplxlOBeZQQYbYS6WxSbIA' }),
    jsonBody({ postcode: null, zip_code: '' }),
    jsonBody({ a: { b: { c: { code: null } } } }),
    { mediaType: 'application/json', text: '{"code":null' },
    undefined,
  ])('%j', (body) => {
    expect(handedNothingIn(body)).toEqual([]);
  });
});
