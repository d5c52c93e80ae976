import { describe, expect, it } from 'vitest';
import { baseTime, form, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'err-resource-rejected';
const call = (
  challenge: string | undefined,
  more: Partial<ExchangeFields> = {},
  token = accessToken,
): ExchangeFields => ({
  url: 'https://api.example/notes',
  status: 401,
  requestHeaders: [['Authorization', `Bearer ${token}`]],
  responseHeaders: challenge === undefined ? [] : [['WWW-Authenticate', challenge]],
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
  ...more,
});
const called = (challenge?: string, more: Partial<ExchangeFields> = {}) =>
  codeFlow({ then: [call(challenge, more)] });

describe('err-resource-rejected names the cause:', () => {
  it('the token had expired', () => {
    const late = called('Bearer error="invalid_token"', { startedAt: baseTime + 3_600_000 });
    expect(verdictsOf(id, late)).toEqual(['info certain']);
    expect(detailOf(id, late)).toBe(
      'https://api.example/notes answered 401 invalid_token to a token of this login. The token was good for 600 seconds and was used after that.',
    );
  });

  it('what the API itself says', () => {
    const challenge = 'Bearer error="invalid_token", error_description="The signature key was not found."';
    expect(detailOf(id, called(challenge))).toContain(
      'The API says invalid_token: “The signature key was not found”.',
    );
  });

  it('what its body says, where no challenge says more', () => {
    const says = (message: string) =>
      called(undefined, {
        responseBody: { mediaType: 'application/json', text: JSON.stringify({ message }) },
      });
    expect(detailOf(id, says('Continuous access evaluation resulted in challenge'))).toContain(
      'The API says “Continuous access evaluation resulted in challenge”.',
    );
    for (const nothing of ['Unauthorized', 'Unauthorized.'])
      expect(detailOf(id, says(nothing))).toContain('Its status alone does not tell why');
  });

  it('even where the token itself was taken out of the recording', () => {
    const challenge = 'Bearer error="invalid_token"';
    const sanitized = called(challenge, { requestHeaders: [['Accept', '*/*']] });
    expect(verdictsOf(id, sanitized)).toEqual(['info tentative']);
    const late = called(challenge, { requestHeaders: [], startedAt: baseTime + 3_600_000 });
    expect(detailOf(id, late)).toContain('was good for 600 seconds');
  });

  it('has not the scope', () => {
    const exchanges = called('Bearer error="insufficient_scope", scope="notes:write"', { status: 403 });
    expect(detailOf(id, exchanges)).toContain('The API wants the scope notes:write.');
  });

  it('the login was too weak or too old', () => {
    const challenge = 'Bearer error="insufficient_user_authentication", acr_values="mfa", max_age="5"';
    expect(detailOf(id, called(challenge))).toContain('acr_values=mfa and max_age=5');
  });

  it('was sent as a bearer token where DPoP is wanted', () => {
    expect(detailOf(id, called('DPoP error="invalid_token", algs="ES256"'))).toContain('DPoP proof');
  });

  it('was not in its header', () => {
    const exchanges = codeFlow({ then: [call('Bearer error="invalid_token"', {}, 'undefined')] });
    expect(detailOf(id, exchanges)).toBe(
      'https://api.example/notes answered 401 invalid_token to a call without its token. Its Authorization header does not have the form that an API reads.',
    );
  });

  it('is the ID token', () => {
    const id_token = idTokenOf();
    expect(detailOf(id, codeFlow({ then: [call('Bearer error="invalid_token"', {}, id_token)] }))).toContain(
      'ID token',
    );
  });

  it('is meant for another API', () => {
    const token = jwt({ iss: 'https://op.example', aud: 'https://other.example' });
    const tokenAnswer = { access_token: token, token_type: 'Bearer' };
    const exchanges = codeFlow({ tokenAnswer, then: [call('Bearer error="invalid_token"', {}, token)] });
    expect(verdictsOf(id, exchanges)).toEqual(['info firm']);
    expect(detailOf(id, exchanges)).toContain('meant for https://other.example');
  });

  it('or admits that nothing seen tells why', () => {
    expect(verdictsOf(id, called('Bearer error="invalid_token"'))).toEqual(['info tentative']);
    expect(verdictsOf(id, called())).toEqual(['info tentative']);
  });
});

describe('err-resource-rejected says nothing', () => {
  it.each([200, 403, 404, 500])('of an answer %i without a challenge', (status) => {
    expect(verdictsOf(id, called(undefined, { status }))).toEqual([]);
    expect(outcomeOf(id, called(undefined, { status }))).toBe('pass');
  });

  it('of an API that denies access for reasons of its own', () => {
    const responseBody = jsonBody({ error: 'access_denied' });
    expect(verdictsOf(id, called(undefined, { status: 403, responseBody }))).toEqual([]);
  });

  it('of a token that was over and renewed, where the same call was then answered', () => {
    const renewal = form(
      'https://op.example/token',
      { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' },
      { status: 200, responseBody: jsonBody({ access_token: 'renewed-91c2', token_type: 'Bearer' }) },
    );
    const over = call('Bearer error="invalid_token"');
    const again = (status: number) => call(undefined, { status }, 'renewed-91c2');
    const login = { tokenAnswer: { access_token: accessToken, refresh_token: 'rt-1' } };
    expect(verdictsOf(id, codeFlow({ ...login, then: [over, renewal, again(200)] }))).toEqual([]);
    expect(verdictsOf(id, codeFlow({ ...login, then: [over, renewal, again(401)] }))).toHaveLength(1);
    expect(verdictsOf(id, codeFlow({ ...login, then: [over, renewal] }))).toHaveLength(1);
  });

  it('of a call without a token', () => {
    expect(verdictsOf(id, called('Bearer', { requestHeaders: [] }))).toEqual([]);
  });

  it('of a challenge that only wants a nonce', () => {
    expect(verdictsOf(id, called('DPoP error="use_dpop_nonce"'))).toEqual([]);
  });

  it('and does not apply where no API was called', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
