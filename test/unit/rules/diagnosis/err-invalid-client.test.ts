import { describe, expect, it } from 'vitest';
import { form, jsonBody } from '../../../support/exchange.ts';
import {
  codeFlow,
  detailOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';

const refused = { error: 'invalid_client' };
const found = (changes: FlowChanges) => verdictsOf('err-invalid-client', codeFlow(changes));
const unread: FlowChanges = { tokenAnswer: null, tokenExchange: { status: 401 } };

describe('err-invalid-client is a remark', () => {
  it.each([
    refused,
    { error: 'incorrect_client_credentials' },
    { error: 'invalid_request', error_description: 'AADSTS7000215: Invalid client secret provided.' },
    { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' },
    { error: 'invalid_request', error_description: 'client_secret is missing.' },
  ])('on %j', (tokenAnswer) => {
    expect(found({ tokenAnswer })).toEqual(['info certain']);
  });

  it('on a 401 whose body was not recorded, less sure', () => {
    expect(found(unread)).toEqual(['info firm']);
  });

  it('that looks at how the client proved itself', () => {
    const detail = (changes: FlowChanges) =>
      detailOf('err-invalid-client', codeFlow({ tokenAnswer: refused, ...changes }));
    expect(detail({})).toContain('carried no credential');
    expect(detail({ token: { client_secret: 'x' } })).toContain('sent in the body');
    const requestHeaders = [['Authorization', `Basic ${btoa('spa:x')}`]] as const;
    expect(detail({ tokenExchange: { requestHeaders } })).toContain('Basic header');
  });

  it('that does not look there where PKCE is asked for', () => {
    const tokenAnswer = {
      ...refused,
      error_description: 'Browser requests must use Proof Key for Code Exchange',
    };
    const detail = detailOf('err-invalid-client', codeFlow({ tokenAnswer, token: { client_secret: 'x' } }));
    expect(detail).toContain('about PKCE, not about the credential');
  });

  it('that looks there where the secret is named beside PKCE', () => {
    const tokenAnswer = {
      ...refused,
      error_description: 'client_secret is invalid for application: [admin/app], code_challenge: empty',
    };
    const detail = detailOf('err-invalid-client', codeFlow({ tokenAnswer, token: { client_secret: 'x' } }));
    expect(detail).toContain('sent in the body');
  });

  it('on a pushed request and on a revocation', () => {
    const answer = { status: 401, responseBody: jsonBody(refused) };
    const pushed = form(
      'https://op.example/par',
      { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb' },
      answer,
    );
    const revocation = form(
      'https://op.example/revoke',
      { client_id: 'spa', token: 't', token_type_hint: 'refresh_token' },
      answer,
    );
    expect(verdictsOf('err-invalid-client', [pushed])).toEqual(['info certain']);
    expect(verdictsOf('err-invalid-client', [revocation])).toEqual(['info certain']);
  });
});

it('err-invalid-client has no advice about credentials for an answer of the authorization endpoint', () => {
  const { fix, detail } = findingsOf(
    codeFlow({ response: { code: undefined, error: 'invalid_client' }, token: null }),
  ).find((finding) => finding.rule === 'err-invalid-client')!;
  expect(fix).toContain('Compare client_id');
  expect(detail).toContain('the client is switched off there');
  expect(fix + detail).not.toMatch(/secret|token_endpoint_auth_method|credential: the client may/);
});

describe('err-invalid-client says nothing', () => {
  it.each(['invalid_grant', 'unauthorized_client', 'use_dpop_nonce'])('of %s', (error) => {
    expect(found({ tokenAnswer: { error } })).toEqual([]);
  });

  it('of a 401 that says something else, or is a page', () => {
    expect(found({ tokenAnswer: { error: 'invalid_token' }, tokenExchange: { status: 401 } })).toEqual([]);
    const responseBody = { mediaType: 'text/html', text: '<h1>Sign in to the proxy</h1>' };
    expect(found({ tokenExchange: { status: 401, responseBody } })).toEqual([]);
  });

  it('of a login that succeeded', () => {
    expect(outcomeOf('err-invalid-client', codeFlow())).toBe('pass');
  });
});

it('err-invalid-client does not apply where the answers were not recorded, or not in sight', () => {
  const tokenExchange = { status: 400 };
  expect(
    outcomeOf('err-invalid-client', codeFlow({ tokenAnswer: null, tokenExchange, response: null })),
  ).toBe('not applicable');
  expect(outcomeOf('err-invalid-client', webAppFlow({ response: null }))).toBe('not applicable');
});
