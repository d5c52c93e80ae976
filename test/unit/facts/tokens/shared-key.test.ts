import { describe, expect, it } from 'vitest';
import {
  isMadeWithWord,
  sharedKeySignaturesOf,
  sharedKeyTokensOf,
} from '../../../../lib/facts/tokens/shared-key.ts';
import { codeFlow, factsOf, idTokenOf, webAppFlow } from '../../../support/flow.ts';
import { hmacSigned } from '../../../support/hmac.ts';
import { verified } from '../../../support/verified.ts';

const answer = (id_token: string, access_token = 'at-1') => ({
  access_token,
  token_type: 'Bearer',
  id_token,
});
const flowOf = (exchanges: Parameters<typeof factsOf>[0]) => factsOf(exchanges).flow;
const uses = (exchanges: Parameters<typeof factsOf>[0]) =>
  sharedKeyTokensOf(flowOf(exchanges)).map(({ use, alg }) => `${use} ${alg}`);

describe('tokens of a shared key are', () => {
  it('those that a login brings', () => {
    const token = hmacSigned({ sub: '1' }, 'k');
    expect(uses(codeFlow({ tokenAnswer: answer(token, hmacSigned({ jti: '2' }, 'k', 'HS512')) }))).toEqual([
      'id_token HS256',
      'access_token HS512',
    ]);
  });

  it('the client’s assertion, and the session that its answer sets', () => {
    expect(uses(codeFlow({ token: { client_assertion: hmacSigned({ iss: 'spa' }, 'k') } }))).toEqual([
      'client_assertion HS256',
    ]);
    const cookie = ['Set-Cookie', `session=${hmacSigned({ user: 7 }, 'k')}; HttpOnly`] as const;
    expect(uses(webAppFlow({ responseExchange: { responseHeaders: [cookie] } }))).toEqual(['cookie HS256']);
  });

  it('none that a key pair signs, that is opaque, or that a cleaner was at', () => {
    expect(uses(codeFlow())).toEqual([]);
    expect(uses(codeFlow({ tokenAnswer: answer(idTokenOf(), 'opaque') }))).toEqual([]);
    expect(uses(codeFlow({ tokenAnswer: answer(`${hmacSigned({}, 'k').slice(0, 40)}…`) }))).toEqual([]);
  });
});

it('they are held against the client’s own name as well', () => {
  const [one] = sharedKeySignaturesOf(flowOf(codeFlow({ tokenAnswer: answer(hmacSigned({}, 'k')) })));
  expect(one).toMatchObject({ name: 'known_secret of id_token', keys: [], words: ['spa'] });
});

it('what is made with a word is known by the verdict alone', async () => {
  const login = codeFlow({ tokenAnswer: answer(hmacSigned({}, 'secret')) });
  expect(sharedKeyTokensOf(flowOf(login)).some(isMadeWithWord)).toBe(false);
  expect(sharedKeyTokensOf(flowOf(await verified(login))).some(isMadeWithWord)).toBe(true);
});
