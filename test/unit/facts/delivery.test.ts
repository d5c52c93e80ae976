import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../../lib/facts/delivery.ts';
import type { StepKind } from '../../../lib/vocabulary/kinds.ts';
import { recordedReport } from '../../support/captures.ts';
import { jsonBody, type ExchangeFields } from '../../support/exchange.ts';
import { messageOf } from '../../support/messages.ts';

const delivered = (...items: readonly string[]) => ({ result: 'delivered', items, error: null, to: null });
const refused = (error: string | null) => ({ result: 'refused', items: [], error, to: null });

/** What comes back for a step of that kind. */
function answer(kind: StepKind, fields: Omit<ExchangeFields, 'url'>, params = {}) {
  const message = messageOf(kind, { url: 'https://api.example/orders', ...fields }, { params });
  return deliveryOf({ kind, from: 'client', to: 'resource_server', time: 0, message, also: [] });
}
const call = (fields: Omit<ExchangeFields, 'url'>) => answer('resource_request', fields);
const challenge = (value: string) => ({
  status: 401,
  responseHeaders: [['WWW-Authenticate', value]] as const,
});

describe('what came back', () => {
  it('is what the answer brings', () => {
    const responseBody = jsonBody({
      access_token: 'a',
      refresh_token: 'r',
      token_type: 'Bearer',
      id_token: '',
    });
    expect(answer('token_request', { status: 200, responseBody })).toEqual(
      delivered('access_token', 'refresh_token'),
    );
  });

  it('is read from a form where a provider answers in one, never from a page', () => {
    const text = 'access_token=gho_16C7e42F292c69&scope=repo&token_type=bearer';
    const responseBody = { mediaType: 'application/x-www-form-urlencoded', text };
    expect(call({ status: 200, responseBody })).toEqual(delivered('access_token'));
    const page = { mediaType: 'text/html', text: '<!doctype html><p>code=1</p>' };
    expect(call({ status: 200, responseBody: page })).toBeUndefined();
  });

  it('is the error in it, before anything else', () => {
    const responseBody = jsonBody({ error: 'invalid_grant', access_token: 'a' });
    expect(answer('token_request', { status: 400, responseBody })).toEqual(refused('invalid_grant'));
  });

  it('is the error that an API challenges with, else its status alone', () => {
    expect(call(challenge('Bearer realm="x", error="invalid_token"'))).toEqual(refused('invalid_token'));
    expect(call(challenge('Bearer'))).toEqual(refused(null));
    expect(call({ status: 200 })).toBeUndefined();
  });

  it.each(['authorization_pending', 'slow_down', 'use_dpop_nonce'])(
    'is no refusal where %s asks to try again',
    (error) => {
      const responseBody = jsonBody({ error });
      expect(answer('token_request', { status: 400, responseBody })?.result).toBe('not_yet');
    },
  );

  it('is no refusal where an issuer asks for the proof with a fresh nonce, or for patience', () => {
    const said = (kind: StepKind, status: number, body: unknown) =>
      answer(kind, { status, responseBody: jsonBody(body) });
    const asked = 'credential_request';
    expect(said(asked, 400, { error: 'invalid_nonce' })).toMatchObject({
      result: 'not_yet',
      error: 'invalid_nonce',
    });
    expect(said(asked, 400, { error: 'invalid_proof', c_nonce: 'tZignsnFbp' })?.result).toBe('not_yet');
    expect(said(asked, 202, { transaction_id: '8xLOxBtZp8', interval: 3600 })?.result).toBe('not_yet');
    const later = 'deferred_credential_request';
    expect(said(later, 202, { transaction_id: '8xLOxBtZp8', interval: 3600 })?.result).toBe('not_yet');
    expect(said(later, 400, { error: 'issuance_pending' })?.result).toBe('not_yet');
  });

  it('is a refusal where the proof itself is wrong, or another answer is called so', () => {
    const said = (kind: StepKind, error: string) =>
      answer(kind, { status: 400, responseBody: jsonBody({ error }) });
    expect(said('credential_request', 'invalid_proof')).toEqual(refused('invalid_proof'));
    expect(said('credential_request', 'credential_request_denied')?.result).toBe('refused');
    expect(said('deferred_credential_request', 'invalid_transaction_id')?.result).toBe('refused');
    expect(said('token_request', 'invalid_nonce')).toEqual(refused('invalid_nonce'));
    expect(said('resource_request', 'invalid_nonce')).toEqual(refused('invalid_nonce'));
  });

  it('is the credential that a wallet gets', () => {
    const given = (body: unknown) =>
      answer('credential_request', { status: 200, responseBody: jsonBody(body) });
    expect(given({ credentials: [{ credential: 'a.b.c' }, { credential: 'd.e.f' }] })).toEqual(
      delivered('credential'),
    );
    expect(given({ format: 'jwt_vc_json', credential: 'a.b.c' })).toEqual(delivered('credential'));
    expect(given({ credentials: [] })).toBeUndefined();
  });

  it('is the origin to which the browser is sent', () => {
    const to = (redirectUrl: string) => answer('authorization_request', { status: 302, redirectUrl })?.to;
    expect(to('https://op.example:8443/login?x=1')).toBe('https://op.example:8443');
    expect(to('com.example.app:/cb?code=1')).toBe('com.example.app:');
  });

  it('is nothing where the request failed or is under way', () => {
    const failed = { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' };
    expect(call(failed)).toEqual({ result: 'no_response', items: [], error: failed.failure, to: null });
    expect(call({ status: 0 })?.error).toBeNull();
    expect(call({ status: undefined })).toBeUndefined();
    expect(
      deliveryOf({ kind: 'token_request', from: 'client', to: 'authorization_server', time: 0, also: [] }),
    ).toBeUndefined();
  });
});

describe('a step that is an answer itself', () => {
  it('brings what is in its parameters', () => {
    const response = (params: object) => answer('authorization_response', { status: 200 }, params);
    expect(response({ code: 'c', id_token: 'eyJ', state: 's' })).toEqual(delivered('code', 'id_token'));
    expect(response({ error: 'access_denied', state: 's' })).toEqual(refused('access_denied'));
    expect(response({ state: 's' })).toBeUndefined();
  });

  it.each([
    ['saml-login', 'saml_response', delivered('assertion')],
    ['saml-encrypted', 'saml_response', delivered('encrypted_assertion')],
    ['saml-artifact', 'saml_response', delivered('artifact')],
    ['saml-authn-failed', 'saml_response', refused('AuthnFailed')],
    ['saml-request-denied', 'saml_response', refused('RequestDenied')],
    ['wsfed-login', 'wsfed_signin_response', delivered('assertion')],
    ['openid2-login', 'openid_authentication_response', delivered('signed_answer')],
    ['openid2-cancel', 'openid_authentication_response', refused('cancel')],
    ['oauth1-page', 'resource_owner_authorization_response', delivered('oauth_verifier')],
    ['oauth1-denied', 'resource_owner_authorization_response', refused('denied')],
    ['cas-login', 'cas_response', refused(null)],
    ['reader-credential', 'authorization_response', delivered('id_token')],
  ] as const)('of another protocol is read in its words: %s', async (name, kind, expected) => {
    const steps = (await recordedReport(name)).flows.flatMap((flow) => flow.steps);
    expect(steps.find((step) => step.kind === kind)?.delivery).toEqual(expected);
  });

  it('that cannot be read brings nothing', () => {
    expect(answer('saml_response', { status: 200 }, { SAMLResponse: 'bm8geG1s' })).toBeUndefined();
    expect(answer('wsfed_signin_response', { status: 200 }, { wresult: '<t' })).toBeUndefined();
  });
});
