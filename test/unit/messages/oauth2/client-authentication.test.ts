import { describe, expect, it } from 'vitest';
import { clientAuthentication } from '../../../../lib/messages/oauth2/client-authentication.ts';
import { viewOf } from '../../../../lib/messages/view.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { form } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function authentication(fields: Readonly<Record<string, string>>, ...headers: readonly Header[]) {
  return clientAuthentication(viewOf(form('https://op.example/token', fields, { requestHeaders: headers })));
}

const basic = (pair: string): Header => ['Authorization', `Basic ${btoa(pair)}`];

describe('a client proves itself by', () => {
  it('client_secret_basic: RFC 6749 §2.3.1', () => {
    const header = 'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3';
    expect(authentication({}, ['Authorization', header])).toEqual({
      method: 'client_secret_basic',
      clientId: 's6BhdRkqt3',
      secret: '7Fjfp0ZBr1KtDRbnfVdmIw',
    });
  });

  it('client_secret_basic, both parts form-encoded', () => {
    expect(authentication({}, basic('a%3Ab:s%2Bt+u'))).toMatchObject({ clientId: 'a:b', secret: 's+t u' });
  });

  it('client_secret_post: RFC 6749 §2.3.1', () => {
    const client_secret = '7Fjfp0ZBr1KtDRbnfVdmIw';
    const renewal = { grant_type: 'refresh_token', refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA' };
    expect(authentication({ ...renewal, client_id: 's6BhdRkqt3', client_secret })).toEqual({
      method: 'client_secret_post',
      clientId: 's6BhdRkqt3',
      secret: client_secret,
    });
  });

  it.each([
    ['client_secret_jwt', 'HS256'],
    ['private_key_jwt', 'RS256'],
    ['private_key_jwt', 'ES256'],
  ])('%s with %s: OpenID Connect Core §9', (method, alg) => {
    const client_assertion = jwt({ iss: 'a', sub: 'a' }, { alg });
    expect(authentication({ client_assertion, client_assertion_type: jwtBearer })).toEqual({
      method,
      clientId: 'a',
    });
  });

  it('saml2_bearer: RFC 7522 §2.2', () => {
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer';
    expect(authentication({ client_assertion: 'PHNhbWw', client_assertion_type }).method).toBe(
      'saml2_bearer',
    );
  });

  it('an attestation', () => {
    expect(authentication({ client_id: 'a' }, ['OAuth-Client-Attestation', 'x']).method).toBe(
      'attest_jwt_client_auth',
    );
  });
});

describe('a client proves nothing', () => {
  it.each([
    ['with its id alone', authentication({ client_id: 'a' })],
    ['with an empty secret', authentication({ client_id: 'a', client_secret: '' })],
    ['with nothing after the colon', authentication({}, basic('a:'))],
    ['with a Bearer token', authentication({ client_id: 'a' }, ['Authorization', 'Bearer x'])],
    ['with a Basic header without a colon', authentication({ client_id: 'a' }, basic('a'))],
    [
      'with a Basic header that is no base64',
      authentication({ client_id: 'a' }, ['Authorization', 'Basic ***']),
    ],
  ])('%s', (_, found) => {
    expect(found).toEqual({ method: 'none', clientId: 'a' });
  });
});
