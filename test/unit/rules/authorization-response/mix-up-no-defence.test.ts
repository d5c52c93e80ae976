import { describe, expect, it } from 'vitest';
import {
  codeFlow,
  detailOf,
  idTokenOf,
  verdictsOf,
  type Changes,
  type FlowChanges,
} from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'mix-up-no-defence';
const second = (response: Changes = {}, changes: FlowChanges = {}) =>
  codeFlow({
    at: 'https://upstream.example.org/auth',
    tokenEndpoint: 'https://upstream.example.org/token',
    ...changes,
    request: { state: 'second-4b81e6d0a9f3', nonce: 'n-second-77c0', client_id: 'spa-2', ...changes.request },
    response: { state: 'second-4b81e6d0a9f3', code: 'second-code-9f2c7b41', ...response },
    token: { code: 'second-code-9f2c7b41', client_id: 'spa-2' },
  });
const both = (...given: Parameters<typeof second>) => inTurn(60_000, codeFlow(), second(...given));

describe('mix-up-no-defence is medium', () => {
  it('for two servers that answer to one redirect URI without a name, of the later login', () => {
    expect(verdictsOf(rule, both())).toEqual(['medium firm']);
    expect(detailOf(rule, both())).toContain('https://upstream.example.org and https://op.example');
    expect(verdictsOf(rule, redacted(both()))).toEqual(['medium firm']);
  });

  it('for an answer by form', () => {
    const changes = { request: { response_mode: 'form_post' } };
    const text = 'code=second-code-9f2c7b41&state=second-4b81e6d0a9f3';
    const responseExchange = {
      method: 'POST',
      url: 'https://app.example/cb',
      requestBody: { mediaType: 'application/x-www-form-urlencoded', text },
    };
    expect(verdictsOf(rule, both({}, { ...changes, responseExchange }))).toEqual(['medium firm']);
  });
});

describe('mix-up-no-defence says nothing', () => {
  it.each([
    ['of one server', codeFlow()],
    ['of answers that name their issuer', both({ iss: 'https://upstream.example.org' })],
    ['of an answer with an ID token', both({ id_token: idTokenOf({ iss: 'https://upstream.example.org' }) })],
    ['of a redirect URI for each server', both({}, { redirectUri: 'https://app.example/cb/upstream' })],
    ['of two hosts of one operator', both({}, { at: 'https://login.op.example/auth' })],
    ['of an answer that has not come', inTurn(60_000, codeFlow(), second().slice(0, 1))],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
