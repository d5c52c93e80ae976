import { describe, expect, it } from 'vitest';
import { byPassword, initiateAuth } from '../../../support/cognito.ts';
import { capture, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'password-grant';
const login = (grant_type: string, initiator: string | undefined = 'https://app.example') =>
  form(
    'https://op.example/token',
    { grant_type, username: 'kim', password: 'hunter2', client_id: 'spa' },
    {
      status: 200,
      responseBody: jsonBody({ access_token: 'at-1', token_type: 'Bearer' }),
      context: { resourceType: 'fetch', initiator },
    },
  );

describe('password-grant is high', () => {
  it.each(['password', 'http://auth0.com/oauth/grant-type/password-realm'])('for grant_type %s', (grant) => {
    expect(verdictsOf(rule, [login(grant)])).toEqual(['high certain']);
  });

  it('and names the page, never the password', () => {
    const exchanges = [login('password')];
    expect(detailOf(rule, exchanges)).toBe(
      'grant_type is password, sent by https://app.example; expected: the password is typed at the authorization server alone.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('for Cognito’s own way of sending a password', () => {
    const exchanges = capture(initiateAuth('USER_PASSWORD_AUTH', byPassword));
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain(
      'AuthFlow is USER_PASSWORD_AUTH, sent by https://app.example;',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('whether or not the server let anybody in', () => {
    const refused = { ...login('password'), status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) };
    expect(verdictsOf(rule, [refused])).toEqual(['high certain']);
  });
});

describe('password-grant says nothing', () => {
  it('of Cognito’s proof of a password that does not send it, and of its refresh', () => {
    const srp = initiateAuth('USER_SRP_AUTH', { USERNAME: 'kim', SRP_A: '1' });
    const refresh = initiateAuth('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'r-1' });
    expect(verdictsOf(rule, capture(srp))).toEqual([]);
    expect(verdictsOf(rule, capture(refresh))).toEqual([]);
  });

  it('of the authorization server’s own login page', () => {
    expect(verdictsOf(rule, [login('password', 'https://op.example')])).toEqual([]);
  });

  it.each(['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'])(
    'of grant_type %s',
    (grant) => {
      expect(verdictsOf(rule, [login(grant)])).toEqual([]);
    },
  );

  it('of a grant that only the metadata names', () => {
    expect(verdictsOf(rule, codeFlow({ metadata: { grant_types_supported: ['password'] } }))).toEqual([]);
  });

  it('where no token request was seen', () => {
    expect(outcomeOf(rule, webAppFlow())).toBe('not applicable');
  });
});
