import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime } from '../../../support/exchange.ts';

const id = 'token-early';
const now = baseTime / 1000;

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'whose nbf is far ahead',
      { token: { nbf: now + 400 }, challenge: 'Bearer error="invalid_token"' },
      '390 seconds before',
    ],
    [
      'of which a library says so',
      { token: { iat: now + 20 }, message: 'Token used before issued' },
      '10 seconds before',
    ],
    ['of which the API says so alone', { message: 'jwt not active' }, 'its clock is behind'],
  ])('of a token %s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).toContain('Synchronise the clocks');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a token whose time has come', { challenge: 'Bearer error="invalid_token"' }],
    [
      'of half a minute, of which nobody complains',
      { token: { nbf: now + 40 }, challenge: 'Bearer error="invalid_token"' },
    ],
    ['where the API takes it', { token: { nbf: now + 400 }, status: 200 }],
    [
      'where the API complains of something else',
      { token: { nbf: now + 400 }, message: 'jwt issuer invalid' },
    ],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
