import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tiedTo, loginValueOf, loginValuesOf } from '../../../../lib/facts/cookies/ties.ts';
import { codeFlow, factsOf, verifier } from '../../../support/flow.ts';

const state = 'af0ifjsldkj9320ad';
const s256 = (text: string) => createHash('sha256').update(text).digest('base64url');
const ties = [
  loginValueOf('state', state, 0),
  loginValueOf('nonce', 'n-0S6_WzA2Mj', 0),
  loginValueOf('code_challenge', s256(verifier), 0),
];
const tied = (value: string, name = 'x') => tiedTo({ name, value }, ties);

describe('a cookie remembers', () => {
  it.each([
    ['the state', state, 'state', 'equal'],
    ['the state among others', `${state}|/home`, 'state', 'held'],
    ['the state in JSON', encodeURIComponent(JSON.stringify({ state })), 'state', 'held'],
    ['the state in base64', btoa(`{"state":"${state}"}`), 'state', 'held'],
    ['the state’s hash', `${s256(state)}.sig`, 'state', 'hashed'],
    ['the nonce', 'n-0S6_WzA2Mj', 'nonce', 'equal'],
    ['the verifier', verifier, 'code_challenge', 'held'],
    ['the verifier among others', JSON.stringify({ v: verifier }), 'code_challenge', 'held'],
  ])('%s', (_, value, name, how) => {
    expect(tied(value)).toEqual({ name, how });
  });

  it('the state in its name', () => {
    expect(tied('sealed', `__txn_${state}`)).toEqual({ name: 'state', how: 'named' });
  });

  it.each(['other', '', 'af0ifjsldkj9320', s256('other'), 'z'.repeat(60)])('nothing in %s', (value) => {
    expect(tied(value)).toBeUndefined();
  });
});

describe('a cookie remembers a part of the state', () => {
  const nonce = '1b578fe58d86601e5194405f2336a941';
  const partOf = (value: string, text = `${nonce}:google:https://home.example/`) =>
    tiedTo({ name: 'csrf', value }, [loginValueOf('state', text, 0)]);

  it.each([`${nonce}:google:https://home.example/`, `${nonce}|/`, `google.${nonce}`])('in %s', (text) => {
    expect(partOf(nonce, text)).toEqual({ name: 'state', how: 'held' });
  });

  it.each(['google', nonce.slice(0, 20), 'another-value-of-thirty-two-char'])('and not in %s', (value) => {
    expect(partOf(value)).toBeUndefined();
  });
});

describe('what a request’s answer must fit', () => {
  it('is state, nonce and challenge in OAuth', () => {
    const { authorizationRequest } = factsOf(codeFlow());
    expect(loginValuesOf(authorizationRequest!.message).map(({ name }) => name)).toEqual([
      'state',
      'nonce',
      'code_challenge',
    ]);
  });

  it('is nothing that another tool masked, or that is found by chance', () => {
    const { authorizationRequest } = factsOf(codeFlow({ request: { state: '[REDACTED]', nonce: 'n' } }));
    expect(loginValuesOf(authorizationRequest!.message).map(({ name }) => name)).toEqual(['code_challenge']);
  });
});
