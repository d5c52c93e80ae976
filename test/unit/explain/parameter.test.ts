import { describe, expect, it } from 'vitest';
import {
  explainParameter,
  parameterTables,
  secrecyOf,
  type Secrecy,
} from '../../../lib/explain/parameter.ts';

describe('a parameter', () => {
  it('is explained with its secrecy and its places in the specifications', () => {
    expect(explainParameter('code_challenge_method')).toEqual({
      meaning: 'How the fingerprint was made: S256, or plain. Left out, it means plain.',
      secrecy: 'public',
      references: [{ label: 'RFC 7636 §4.3', url: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.3' }],
    });
  });

  it('of a provider names the provider', () => {
    expect(explainParameter('access_type')?.vendor).toBe('Google');
    expect(explainParameter('scope')?.vendor).toBeUndefined();
  });

  it.each(['foo', '', 'CODE', 'Code', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'called “%s” is unknown',
    (name) => {
      expect(explainParameter(name)).toBeUndefined();
      expect(secrecyOf(name)).toBeUndefined();
    },
  );
});

describe('secrecy', () => {
  it.each<[Secrecy, string]>([
    [
      'secret',
      'access_token refresh_token client_secret client_assertion assertion subject_token actor_token token',
    ],
    [
      'secret',
      'device_code password oauth_token_secret registration_access_token client_notification_token pgt',
    ],
    [
      'secret',
      'id_token id_token_hint logout_token software_statement credential signed_request SAMLResponse wresult',
    ],
    [
      'secret',
      'sessionToken stateToken openid.mac_key openid.enc_mac_key x_auth_password oauth_signature secret',
    ],
    [
      'one_time',
      'code auth_code spapi_oauth_code code_verifier request_uri request response oauth_verifier ticket',
    ],
    ['one_time', 'openid.sig auth_req_id g_csrf_token hmac SAMLart user_code verification_uri_complete'],
    ['linkable', 'state nonce session_state sid code_challenge jti oauth_token RelayState wctx'],
    [
      'personal',
      'login_hint logout_hint username sub user authorization_details claims hd error_description whr',
    ],
    ['personal', 'openid.claimed_id openid.identity open_id unionid login_hint_token client_info'],
    [
      'public',
      'response_type response_mode grant_type scope client_id redirect_uri prompt error iss token_type',
    ],
    [
      'public',
      'code_challenge_method display max_age acr_values audience resource expires_in oauth_consumer_key',
    ],
  ])('%s covers %s', (secrecy, names) => {
    expect(names.split(' ').filter((name) => secrecyOf(name) !== secrecy)).toEqual([]);
  });

  it('of a name that means different things at different places is on the safe side', () => {
    expect(secrecyOf('key')).not.toBe('public');
    expect(secrecyOf('apikey')).not.toBe('public');
  });
});

describe('the parameter tables', () => {
  const rows = Object.values(parameterTables).flatMap((table) => Object.entries(table));

  it('hold no name twice', () => {
    const names = rows.map(([name]) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('give every name a sentence, and a specification or a provider', () => {
    const lacking = rows.filter(
      ([, row]) => !/^[\w0].*[.]$/s.test(row.meaning) || (row.references.length === 0 && !row.vendor),
    );
    expect(lacking).toEqual([]);
  });
});
