import { describe, expect, it } from 'vitest';
import {
  accessToken,
  codeFlow,
  detailOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';

const rule = 'authz-parameter-ineffective';
const found = (changes: FlowChanges) => verdictsOf(rule, webAppFlow(changes));
const onlyAccess = { access_token: accessToken, token_type: 'Bearer' };
const offline = { scope: 'openid offline_access' };

describe('authz-parameter-ineffective is', () => {
  it.each([
    ['nonce', { scope: 'profile' }],
    ['claims', { scope: 'profile', nonce: undefined, claims: '{"id_token":{}}' }],
    ['id_token_hint', { scope: undefined, nonce: undefined, id_token_hint: 'eyJ' }],
    ['response_type id_token', { scope: 'profile', nonce: undefined, response_type: 'code id_token' }],
  ])('low for %s without openid', (word, request) => {
    expect(found({ request })).toEqual(['low firm']);
    expect(detailOf(rule, webAppFlow({ request }))).toContain(word);
  });

  it('a remark where offline_access brings no refresh token', () => {
    expect(verdictsOf(rule, codeFlow({ request: offline, tokenAnswer: onlyAccess }))).toEqual([
      'info certain',
    ]);
    const request = { ...offline, response_type: 'id_token' };
    expect(found({ request, response: null })).toEqual(['info certain']);
  });
});

describe('authz-parameter-ineffective says nothing', () => {
  it.each([
    ['of openid with everything', { request: { claims: '{}', id_token_hint: 'eyJ' } }],
    ['of plain OAuth 2', { request: { scope: 'photos', nonce: undefined } }],
    [
      'of what RFC 9470 lets plain OAuth ask for',
      { request: { scope: 'photos', nonce: undefined, acr_values: 'high', max_age: '0' } },
    ],
    [
      'of Apple, which sends an ID token all the same',
      { at: 'https://appleid.apple.com/auth/authorize', request: { scope: 'name email' } },
    ],
    ['of offline_access whose answer nobody saw', { request: offline }],
    [
      'of a hidden request',
      { request: { scope: 'profile', request_uri: 'urn:ietf:params:oauth:request_uri:a' } },
    ],
  ] satisfies readonly [string, FlowChanges][])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });

  it('where an ID token or refresh token came after all', () => {
    expect(verdictsOf(rule, codeFlow({ request: { scope: 'profile' } }))).toEqual([]);
    const tokenAnswer = { ...onlyAccess, refresh_token: 'rt-1-b7c2' };
    expect(verdictsOf(rule, codeFlow({ request: offline, tokenAnswer }))).toEqual([]);
    const consent = { ...offline, prompt: 'consent' };
    expect(verdictsOf(rule, codeFlow({ request: consent, tokenAnswer: onlyAccess }))).toEqual([]);
  });
});
