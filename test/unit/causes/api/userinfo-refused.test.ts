import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'userinfo-refused';
const url = 'https://op.example/userinfo';
const metadata = { userinfo_endpoint: url };
const refused: ApiCall = { url, status: 403, challenge: 'Bearer error="insufficient_scope"' };

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'without openid',
      { ...refused, token: 'opaque-token-7f1a', login: { metadata, request: { scope: 'profile' } } },
      'this one has profile: the login did not ask for openid',
    ],
    [
      'whose answer left openid out',
      { ...refused, token: 'opaque-token-7f1a', answer: { scope: 'email' }, login: { metadata } },
      'although the login asked for openid',
    ],
    [
      'for Microsoft Graph',
      {
        ...refused,
        status: 401,
        challenge: 'Bearer error="invalid_token"',
        token: { aud: 'https://graph.microsoft.com', scope: 'openid' },
        login: { metadata },
      },
      'meant for Microsoft Graph',
    ],
  ])('of a token %s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    [
      'of a token with openid that was refused for nothing known',
      {
        ...refused,
        status: 401,
        challenge: 'Bearer error="invalid_token"',
        token: 'opaque-token-7f1a',
        login: { metadata },
      },
    ],
    [
      'where it answers',
      {
        ...refused,
        status: 200,
        token: 'opaque-token-7f1a',
        login: { metadata, request: { scope: 'profile' } },
      },
    ],
    [
      'of another API',
      {
        status: 403,
        challenge: 'Bearer error="insufficient_scope"',
        token: 'opaque-token-7f1a',
        login: { request: { scope: 'profile' } },
      },
    ],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
