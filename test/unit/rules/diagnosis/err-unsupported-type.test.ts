import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'err-unsupported-type';
const answered = (error: string) => codeFlow({ response: { code: undefined, error }, token: null });
const metadata = {
  response_types_supported: ['code', 'code id_token'],
  grant_types_supported: ['refresh_token'],
};
const onPage = (response_type: string, status = 400, text?: string) =>
  codeFlow({
    metadata,
    request: { response_type },
    requestExchange: { status, responseBody: text ? { mediaType: 'text/html', text } : undefined },
    response: null,
    token: null,
  });

describe('err-unsupported-type is a remark', () => {
  it('on an authorization response', () => {
    expect(verdictsOf(id, answered('unsupported_response_type'))).toEqual(['info certain']);
    expect(detailOf(id, answered('unsupported_response_type'))).toContain('response_type=code.');
  });

  it('on a token response, with what the metadata lists', () => {
    const exchanges = codeFlow({ metadata, tokenAnswer: { error: 'unsupported_grant_type' } });
    expect(verdictsOf(id, exchanges)).toEqual(['info certain']);
    expect(detailOf(id, exchanges)).toContain(
      'grant_type=authorization_code; the server’s metadata lists refresh_token',
    );
  });

  it('on an error page after a type that the metadata does not list', () => {
    expect(verdictsOf(id, onPage('token'))).toEqual(['info firm']);
  });
});

describe('err-unsupported-type says nothing', () => {
  it.each(['unauthorized_client', 'invalid_request', 'access_denied'])('on %s', (error) => {
    expect(verdictsOf(id, answered(error))).toEqual([]);
  });

  it('of an error page after a type that the metadata lists, in any order', () => {
    expect(verdictsOf(id, onPage('id_token code'))).toEqual([]);
  });

  it('of an error page about the redirect URI', () => {
    expect(verdictsOf(id, onPage('token', 400, 'redirect_uri_mismatch'))).toEqual([]);
  });

  it('of a server out of order', () => {
    expect(verdictsOf(id, onPage('token', 503))).toEqual([]);
  });

  it('of a login that succeeded', () => {
    expect(outcomeOf(id, codeFlow({ metadata }))).toBe('not applicable');
  });
});
