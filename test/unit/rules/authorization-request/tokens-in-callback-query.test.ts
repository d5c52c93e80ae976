import { describe, expect, it } from 'vitest';
import {
  accessToken,
  codeFlow,
  detailOf,
  findingsOf,
  idTokenOf,
  verdictsOf,
  type Changes,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'tokens-in-callback-query';
const asking = (request: Changes) => codeFlow({ request, response: null, token: null });
const delivered = (answer: string, request: Changes = { response_type: 'token' }) =>
  codeFlow({
    request,
    responseExchange: { url: `https://app.example/cb${answer}&state=af0ifjsldkj9320ad` },
    token: null,
  });

describe('tokens-in-callback-query is', () => {
  it.each([
    [{ response_type: 'token', response_mode: 'query' }],
    [{ response_type: 'code id_token', response_mode: 'query' }],
    [{ response_type: 'id_token', response_mode: 'query.jwt' }],
  ])('high for a request like %o', (request) => {
    expect(verdictsOf(rule, asking(request))).toEqual(['high certain']);
  });

  it('high for an answer with an access token or ID token in its query', () => {
    expect(verdictsOf(rule, delivered(`?access_token=${accessToken}&token_type=bearer`))).toEqual([
      'high certain',
    ]);
    const idToken = delivered(`?id_token=${idTokenOf()}`, { response_type: 'id_token' });
    expect(detailOf(rule, idToken)).toContain('id_token');
  });

  it('high for an answer whose signed object in the query holds one', () => {
    const response = jwt({ iss: 'https://op.example', access_token: accessToken });
    const request = { response_type: 'token', response_mode: 'query.jwt' };
    expect(verdictsOf(rule, delivered(`?response=${response}`, request))).toEqual(['high certain']);
  });

  it('the server’s where the client had not asked for it', () => {
    const [finding] = findingsOf(delivered(`?access_token=${accessToken}&token_type=bearer`)).filter(
      (one) => one.rule === rule,
    );
    expect(finding).toMatchObject({ owner: 'authorization_server' });
  });
});

describe('tokens-in-callback-query says nothing', () => {
  it.each([
    ['of a code in the query', codeFlow({ request: { response_mode: 'query' } })],
    ['of tokens in the fragment', delivered(`#access_token=${accessToken}&token_type=bearer`)],
    [
      'of tokens that were asked for by form post',
      asking({ response_type: 'id_token', response_mode: 'form_post' }),
    ],
    [
      'of jwt as the mode, which means the fragment',
      asking({ response_type: 'token', response_mode: 'jwt' }),
    ],
    [
      'of a request that the server refused',
      delivered('?error=invalid_request', { response_type: 'token', response_mode: 'query' }),
    ],
    [
      'of an encrypted object in the query',
      delivered(`?response=${btoa('{"alg":"dir","enc":"A256GCM"}').replaceAll('=', '')}..aXY.Y2lwaGVy.dGFn`, {
        response_type: 'token',
        response_mode: 'query.jwt',
      }),
    ],
    [
      'of an application’s own link with a bare token',
      codeFlow({ then: [{ url: 'https://app.example/confirm?token=9f2c7b41d0e84a' }] }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
