import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, form, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'refresh-race';
const refresh = (token: string, seconds: number, answer: Readonly<Record<string, unknown>>): ExchangeFields =>
  form(
    'https://op.example/token',
    { grant_type: 'refresh_token', refresh_token: token, client_id: 'spa' },
    {
      startedAt: baseTime + seconds * 1000,
      status: answer['error'] || answer['error_code'] ? 400 : 200,
      responseHeaders: [['Access-Control-Allow-Origin', '*']],
      responseBody: jsonBody(answer),
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    },
  );
const renewed = { access_token: 'at-2', token_type: 'Bearer', refresh_token: 'rt-2-81hd7' };
const refused = { error: 'invalid_grant', error_description: 'grant request is invalid' };
const login = (...then: readonly ExchangeFields[]) =>
  codeFlow({
    tokenAnswer: { access_token: 'at-1-7d8s', token_type: 'Bearer', refresh_token: 'rt-1-9sk2' },
    then,
  });

describe(`${id} is the cause`, () => {
  it.each<[string, readonly ExchangeFields[], string]>([
    [
      'the first is refused',
      [refresh('rt-1-9sk2', 9, refused), refresh('rt-1-9sk2', 9.04, renewed)],
      'renewed at once',
    ],
    [
      'the second is refused',
      [refresh('rt-1-9sk2', 9, renewed), refresh('rt-1-9sk2', 9.04, refused)],
      'renewed at once',
    ],
    [
      'an old one comes again after minutes',
      [refresh('rt-1-9sk2', 9, renewed), refresh('rt-1-9sk2', 600, refused)],
      'the client had kept the one that was replaced',
    ],
    [
      'the server has its own word for it',
      [
        refresh('rt-1-9sk2', 9, renewed),
        refresh('rt-1-9sk2', 10, {
          error: 'invalid_grant',
          error_description: 'Invalid Refresh Token: Already Used',
        }),
      ],
      '1 second apart',
    ],
  ])('where %s', (_, then, words) => {
    const exchanges = login(...then);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of one that was sent once and refused', [refresh('rt-1-9sk2', 900, refused)]],
    ['of two that were both taken', [refresh('rt-1-9sk2', 9, renewed), refresh('rt-1-9sk2', 9.1, renewed)]],
    ['of two different ones', [refresh('rt-1-9sk2', 9, renewed), refresh('rt-2-81hd7', 90, refused)]],
  ])('%s', (_, then) => {
    expect(causesOf(login(...then))).not.toContain(id);
  });
});
