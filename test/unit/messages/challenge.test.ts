import { describe, expect, it } from 'vitest';
import { challengeParameter, challengesOf } from '../../../lib/messages/challenge.ts';
import { exchange } from '../../support/exchange.ts';

const answered = (...headers: readonly string[]) =>
  exchange({
    url: 'https://api.example/',
    status: 401,
    responseHeaders: headers.map((value) => ['WWW-Authenticate', value] as const),
  });

describe('a WWW-Authenticate header', () => {
  it('is read as RFC 6750 §3 prints it', () => {
    const header =
      'Bearer realm="example", error="invalid_token", error_description="The access token expired"';
    expect(challengesOf(answered(header))).toEqual([
      {
        scheme: 'bearer',
        params: { realm: 'example', error: 'invalid_token', error_description: 'The access token expired' },
      },
    ]);
  });

  it('is read as RFC 9470 §3 prints it', () => {
    const error = 'insufficient_user_authentication';
    const level = `Bearer error="${error}",
      error_description="A different authentication level is required",
      acr_values="myACR"`;
    const age = `Bearer error="${error}",
      error_description="More recent authentication is required",
      max_age="5"`;
    expect(challengesOf(answered(level))[0]?.params).toMatchObject({ error, acr_values: 'myACR' });
    expect(challengesOf(answered(age))[0]?.params).toMatchObject({ error, max_age: '5' });
  });

  it('is read as RFC 9728 §5.1 prints it', () => {
    const url = 'https://resource.example.com/.well-known/oauth-protected-resource';
    expect(challengeParameter(answered(`Bearer resource_metadata="${url}"`), 'resource_metadata')).toBe(url);
  });

  it('may hold several challenges, in one line or in two', () => {
    const both = [
      { scheme: 'dpop', params: { algs: 'ES256 PS256' } },
      { scheme: 'bearer', params: { realm: 'x' } },
    ];
    expect(challengesOf(answered('DPoP algs="ES256 PS256", Bearer realm="x"'))).toEqual(both);
    expect(challengesOf(answered('DPoP algs="ES256 PS256"', 'Bearer realm=x'))).toEqual(both);
  });

  it('keeps commas, equals signs and escaped quotes inside a quoted value', () => {
    expect(challengesOf(answered('Bearer realm="a, b=\\"c\\"", error=e'))).toEqual([
      { scheme: 'bearer', params: { realm: 'a, b="c"', error: 'e' } },
    ]);
  });

  it.each(['', '=', '"', ',,,', 'Bearer', 'realm="x"', 'Bearer __proto__="x"', 'é\u0000'])(
    '%j makes nothing throw',
    (header) => {
      expect(challengesOf(answered(header)).flatMap(({ params }) => Object.keys(params))).toEqual([]);
    },
  );

  it('that is not there has no challenges', () => {
    expect(challengesOf(exchange({ url: 'https://api.example/' }))).toEqual([]);
  });
});
