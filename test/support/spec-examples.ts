import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { StepKind } from '../../lib/vocabulary/kinds.ts';
import { exchange, form, formBody, json, jsonBody, redirect, urlWith } from './exchange.ts';
import { jwt } from './logins.ts';

/** A message as a specification prints it, and what it is. */
export type SpecExample = {
  readonly source: string;
  readonly kind: StepKind;
  readonly exchange: Exchange;
  /** Some of its parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** It presents a token: only a token that was issued in view makes it somebody's. */
  readonly presentsToken?: true;
  /** Nothing to judge it by itself: an earlier message told its address. */
  readonly needsContext?: true;
};

const basic = ['Authorization', 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW'] as const;
const page = { context: { resourceType: 'main_frame' } } as const;
const state = 'af0ifjsldkj-9320ad';
/** The claims of RFC 7523 §4, where the assertion is printed in part. */
const authorizationGrant = jwt({
  iss: 'https://jwt-idp.example.com',
  sub: 'mailto:mike@example.com',
  aud: 'https://jwt-rp.example.net',
  nbf: 1300815780,
  exp: 1300819380,
  'http://claims.example.com/member': true,
});
const idToken = jwt({ iss: 'https://server.example.com', sub: '248289761001', aud: 's6BhdRkqt3' });

const registrationToken = ['Authorization', 'Bearer reg-23410913-abewfq.123483'] as const;
const registered = {
  registration_access_token: 'reg-23410913-abewfq.123483',
  registration_client_uri: 'https://server.example.com/register/s6BhdRkqt3',
  client_id: 's6BhdRkqt3',
  client_secret: 'cf136dc3c1fc93f31185e5885805d',
  redirect_uris: ['https://client.example.org/callback', 'https://client.example.org/callback2'],
  token_endpoint_auth_method: 'client_secret_basic',
};

/** The examples of the specifications, with the host names they have there. */
export const specExamples: readonly SpecExample[] = [
  {
    source: 'RFC 6749 §4.1.1',
    kind: 'authorization_request',
    exchange: redirect(
      'https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3&state=xyz&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb',
      'https://server.example.com/login',
    ),
    params: { client_id: 's6BhdRkqt3', redirect_uri: 'https://client.example.com/cb', state: 'xyz' },
  },
  {
    source: 'RFC 6749 §4.1.2 (its state made as long as §10.10 asks)',
    kind: 'authorization_response',
    exchange: redirect(
      'https://server.example.com/login',
      `https://client.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=${state}`,
    ),
    params: { code: 'SplxlOBeZQQYbYS6WxSbIA', state },
  },
  {
    source: 'RFC 6749 §4.1.2.1 (its state made as long as §10.10 asks)',
    kind: 'authorization_response',
    exchange: redirect(
      'https://server.example.com/login',
      `https://client.example.com/cb?error=access_denied&state=${state}`,
    ),
    params: { error: 'access_denied' },
  },
  {
    source: 'RFC 6749 §4.1.3',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      {
        grant_type: 'authorization_code',
        code: 'SplxlOBeZQQYbYS6WxSbIA',
        redirect_uri: 'https://client.example.com/cb',
      },
      { requestHeaders: [[...basic]] },
    ),
    params: { client_id: 's6BhdRkqt3', code: 'SplxlOBeZQQYbYS6WxSbIA' },
  },
  {
    source: 'RFC 6749 §4.2.1',
    kind: 'authorization_request',
    exchange: exchange({
      url: 'https://server.example.com/authorize?response_type=token&client_id=s6BhdRkqt3&state=xyz&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb',
      ...page,
    }),
    params: { response_type: 'token' },
  },
  {
    source: 'RFC 6749 §4.2.2',
    kind: 'authorization_response',
    exchange: redirect(
      'https://server.example.com/login',
      'http://example.com/cb#access_token=2YotnFZFEjr1zCsicMWpAA&state=xyz&token_type=example&expires_in=3600',
    ),
    params: { access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'example' },
  },
  {
    source: 'RFC 6749 §4.3.2',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      { grant_type: 'password', username: 'johndoe', password: 'A3ddj3w' },
      { requestHeaders: [[...basic]] },
    ),
    params: { grant_type: 'password' },
  },
  {
    source: 'RFC 6749 §4.4.2',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      { grant_type: 'client_credentials' },
      { requestHeaders: [[...basic]] },
    ),
    params: { client_id: 's6BhdRkqt3' },
  },
  {
    source: 'RFC 6749 §5.2 (its request is not printed there)',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      { grant_type: 'authorization_code', code: 'n0tThisOne', client_id: 's6BhdRkqt3' },
      { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
    ),
    params: { code: 'n0tThisOne' },
  },
  {
    source: 'RFC 6749 §6',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      { grant_type: 'refresh_token', refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA' },
      { requestHeaders: [[...basic]] },
    ),
    params: { refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA' },
  },
  {
    source: 'RFC 7636 appendix B (its challenge, in a request)',
    kind: 'authorization_request',
    exchange: exchange({
      url: urlWith('https://server.example.com/authorize', {
        response_type: 'code',
        client_id: 's6BhdRkqt3',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWBuGJSstw-cM',
        code_challenge_method: 'S256',
      }),
      ...page,
    }),
    params: { code_challenge_method: 'S256' },
  },
  {
    source: 'RFC 9126 §2.1, §2.2',
    kind: 'pushed_authorization_request',
    exchange: form(
      'https://as.example.com/as/par',
      {
        response_type: 'code',
        state: 'af0ifjsldkj',
        client_id: 's6BhdRkqt3',
        redirect_uri: 'https://client.example.org/cb',
        code_challenge: 'K2-ltc83acc4h0c9w6ESC_rEMTJ3bww-uCHaoeK1t8U',
        code_challenge_method: 'S256',
        scope: 'account-information',
      },
      {
        status: 201,
        responseBody: jsonBody({
          request_uri: 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c',
          expires_in: 60,
        }),
      },
    ),
    params: { state: 'af0ifjsldkj' },
  },
  {
    source: 'RFC 9126 §4',
    kind: 'authorization_request',
    exchange: exchange({
      url: 'https://as.example.com/authorize?client_id=s6BhdRkqt3&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c',
      ...page,
    }),
    params: { request_uri: 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c' },
  },
  {
    source: 'RFC 7009 §2.1',
    kind: 'revocation_request',
    exchange: form(
      'https://server.example.com/revoke',
      { token: '45ghiukldjahdnhzdauz', token_type_hint: 'refresh_token' },
      { requestHeaders: [[...basic]], status: 200 },
    ),
    params: { token: '45ghiukldjahdnhzdauz' },
  },
  {
    source: 'RFC 7662 §2.1, §2.2',
    kind: 'introspection_request',
    exchange: form(
      'https://server.example.com/introspect',
      { token: '2YotnFZFEjr1zCsicMWpAA' },
      {
        requestHeaders: [['Authorization', 'Bearer 23410913-abewfq.123483']],
        status: 200,
        responseBody: jsonBody({ active: true, client_id: 'l238j323ds-23ij4' }),
      },
    ),
    params: { token: '2YotnFZFEjr1zCsicMWpAA' },
  },
  {
    source: 'draft-ietf-oauth-status-list §8.1, §8.2',
    kind: 'token_status_list_request',
    exchange: exchange({
      url: 'https://example.com/statuslists/1',
      requestHeaders: [['Accept', 'application/statuslist+jwt']],
      status: 200,
      responseHeaders: [['Content-Type', 'application/statuslist+jwt']],
      responseBody: {
        mediaType: 'application/statuslist+jwt',
        text: jwt(
          {
            exp: 2291720170,
            iat: 1686920170,
            status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
            sub: 'https://example.com/statuslists/1',
            ttl: 43200,
          },
          { alg: 'ES256', kid: '12', typ: 'statuslist+jwt' },
        ),
      },
    }),
    params: {},
  },
  {
    source: 'RFC 8628 §3.1, §3.2',
    kind: 'device_authorization_request',
    exchange: form(
      'https://server.example.com/device_authorization',
      { client_id: '1406020730', scope: 'example_scope' },
      {
        status: 200,
        responseBody: jsonBody({
          device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
          user_code: 'WDJB-MJHT',
          verification_uri: 'https://example.com/device',
          expires_in: 1800,
        }),
      },
    ),
    params: { client_id: '1406020730' },
  },
  {
    source: 'RFC 8628 §3.4',
    kind: 'token_request',
    exchange: form('https://server.example.com/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
      client_id: '1406020730',
    }),
    params: { client_id: '1406020730' },
  },
  {
    source: 'RFC 7523 §4',
    kind: 'token_request',
    exchange: form('https://authz.example.net/token.oauth2', {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: authorizationGrant,
    }),
    params: { assertion: authorizationGrant },
  },
  {
    source: 'RFC 8693 §2.3',
    kind: 'token_request',
    exchange: form('https://as.example.com/as/token.oauth2', {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      resource: 'https://backend.example.com/api',
      subject_token: 'accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC',
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    }),
    params: { subject_token: 'accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC' },
  },
  {
    source: 'RFC 7522 §4 (its assertion shortened)',
    kind: 'token_request',
    exchange: form('https://authz.example.net/token.oauth2', {
      grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer',
      assertion: 'PEFzc2VydGlvbiBJc3N1ZUluc3RhbnQ9IjIwMTEtMDU',
    }),
    params: { assertion: 'PEFzc2VydGlvbiBJc3N1ZUluc3RhbnQ9IjIwMTEtMDU' },
  },
  {
    source: 'RFC 8628 §3.5',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
        client_id: '1406020730',
      },
      { status: 400, responseBody: jsonBody({ error: 'authorization_pending' }) },
    ),
    params: { device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS' },
  },
  {
    source: 'CIBA Core §7.1, §7.3 (its tokens shortened)',
    kind: 'backchannel_authentication_request',
    exchange: form(
      'https://server.example.com/bc-authorize',
      {
        scope: 'openid email example-scope',
        client_notification_token: '8d67dc78-7faa-4d41-aabd-67707b374255',
        binding_message: 'W4SCT',
        login_hint_token: 'eyJraWQiOiJsdGFjZXNidyJ9.eyJzdWJfaWQiOiJwaG9uZSJ9.aGk',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: jwt({ iss: 's6BhdRkqt3', sub: 's6BhdRkqt3' }),
      },
      {
        status: 200,
        responseBody: jsonBody({
          auth_req_id: '1c266114-a1be-4252-8ad1-04986c5b9ac1',
          expires_in: 120,
          interval: 2,
        }),
      },
    ),
    params: { client_id: 's6BhdRkqt3', binding_message: 'W4SCT' },
  },
  {
    source: 'CIBA Core §7.1.1 (signed)',
    kind: 'backchannel_authentication_request',
    exchange: form('https://server.example.com/bc-authorize', {
      request: jwt({
        iss: 's6BhdRkqt3',
        aud: 'https://server.example.com',
        scope: 'openid email example-scope',
        binding_message: 'W4SCT',
        login_hint_token: 'eyJraWQiOiJsdGFjZXNidyJ9',
      }),
    }),
    params: { scope: 'openid email example-scope', binding_message: 'W4SCT' },
  },
  {
    source: 'CIBA Core §10.1 (without its assertion)',
    kind: 'token_request',
    exchange: form('https://server.example.com/token', {
      grant_type: 'urn:openid:params:grant-type:ciba',
      auth_req_id: '1c266114-a1be-4252-8ad1-04986c5b9ac1',
    }),
    params: { auth_req_id: '1c266114-a1be-4252-8ad1-04986c5b9ac1' },
  },
  {
    source: 'RFC 8707 §2.1',
    kind: 'authorization_request',
    exchange: exchange({
      url: 'https://authorization-server.example.com/as/authorization.oauth2?response_type=code&client_id=s6BhdRkqt3&state=tNwzQ87pC6llebpmac_IDeeq-mCR2wLDYljHUZUAWuI&redirect_uri=https%3A%2F%2Fclient.example.org%2Fcb&scope=calendar%20contacts&resource=https%3A%2F%2Fcal.example.com%2F&resource=https%3A%2F%2Fcontacts.example.com%2F',
      ...page,
    }),
    params: { resource: 'https://cal.example.com/ https://contacts.example.com/' },
  },
  {
    source: 'RFC 9396 §3 (its details shortened)',
    kind: 'authorization_request',
    exchange: exchange({
      url: urlWith('https://server.example.com/authorize', {
        response_type: 'code',
        client_id: 's6BhdRkqt3',
        state: 'af0ifjsldkj',
        redirect_uri: 'https://client.example.org/cb',
        code_challenge_method: 'S256',
        code_challenge: 'K2-ltc83acc4h0c9w6ESC_rEMTJ3bwc-uCHaoeK1t8U',
        authorization_details: '[{"type":"account_information","actions":["list_accounts"]}]',
      }),
      ...page,
    }),
    params: { authorization_details: '[{"type":"account_information","actions":["list_accounts"]}]' },
  },
  {
    source: 'RFC 9101 §5.2.2',
    kind: 'authorization_request',
    exchange: exchange({
      url: 'https://server.example.com/authorize?client_id=s6BhdRkqt3&request_uri=https%3A%2F%2Ftfp.example.org%2Frequest.jwt%2FGkurKxf5T0Y-mnPFCHqWOMiZi4VS138cQO_V7PZHAdM',
      ...page,
    }),
    params: { client_id: 's6BhdRkqt3' },
  },
  {
    source: 'RFC 9126 §3 (with the resources of RFC 8707 §2.1)',
    kind: 'pushed_authorization_request',
    exchange: form('https://as.example.com/as/par', {
      client_id: 's6BhdRkqt3',
      request: jwt({
        iss: 's6BhdRkqt3',
        response_type: 'code',
        client_id: 's6BhdRkqt3',
        state: 'af0ifjsldkj',
        resource: ['https://cal.example.com/', 'https://contacts.example.com/'],
      }),
    }),
    params: { state: 'af0ifjsldkj', resource: 'https://cal.example.com/ https://contacts.example.com/' },
  },
  {
    source: 'JARM §2.3.2',
    kind: 'authorization_response',
    exchange: redirect(
      'https://accounts.example.com/login',
      `https://client.example.com/cb#response=${jwt({ iss: 'https://accounts.example.com', aud: 's6BhdRkqt3', exp: 1311281970, access_token: '2YotnFZFEjr1zCsicMWpAA', state: 'S8NJ7uqk5fY4EjNvP_G_FtyJu6pUsvH9jsYni9dMAJw', token_type: 'bearer' })}`,
    ),
    params: { access_token: '2YotnFZFEjr1zCsicMWpAA' },
  },
  {
    source: 'JARM §2.3.3 (the claims of §2.1)',
    kind: 'authorization_response',
    exchange: form(
      'https://client.example.org/cb',
      {
        response: jwt({
          iss: 'https://accounts.example.com',
          aud: 's6BhdRkqt3',
          exp: 1311281970,
          code: 'PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA',
          state: 'S8NJ7uqk5fY4EjNvP_G_FtyJu6pUsvH9jsYni9dMAJw',
        }),
      },
      { ...page, requestHeaders: [['Origin', 'https://accounts.example.com']] },
    ),
    params: { code: 'PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA' },
  },
  {
    source: 'draft-ietf-oauth-client-id-metadata-document §4',
    kind: 'client_metadata',
    exchange: json('https://client.example.org/client-metadata.json', {
      client_id: 'https://client.example.org/client-metadata.json',
      client_name: 'Example Client',
      redirect_uris: ['https://client.example.org/callback'],
    }),
    params: {},
  },
  {
    source: 'RFC 7591 §3.1, §3.2.1',
    kind: 'client_registration',
    exchange: json(
      'https://server.example.com/register',
      { client_id: 's6BhdRkqt3', client_secret: 'cf136dc3c1fc93f31185e5885805d' },
      {
        method: 'POST',
        status: 201,
        requestBody: jsonBody({
          redirect_uris: ['https://client.example.org/callback'],
          client_name: 'My Example Client',
          token_endpoint_auth_method: 'client_secret_basic',
        }),
      },
    ),
    params: { client_name: 'My Example Client' },
  },
  {
    source: 'RFC 7592 §2.1, §3',
    kind: 'client_configuration_request',
    exchange: json('https://server.example.com/register/s6BhdRkqt3', registered, {
      requestHeaders: [['Accept', 'application/json'], registrationToken],
    }),
    params: {},
  },
  {
    source: 'RFC 7592 §2.2',
    kind: 'client_configuration_request',
    exchange: exchange({
      method: 'PUT',
      url: 'https://server.example.com/register/s6BhdRkqt3',
      requestHeaders: [['Accept', 'application/json'], registrationToken],
      requestBody: jsonBody({
        client_id: 's6BhdRkqt3',
        client_secret: 'cf136dc3c1fc93f31185e5885805d',
        redirect_uris: ['https://client.example.org/callback', 'https://client.example.org/alt'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_basic',
        jwks_uri: 'https://client.example.org/my_public_keys.jwks',
        client_name: 'My New Example',
        'client_name#fr': 'Mon Nouvel Exemple',
        logo_uri: 'https://client.example.org/newlogo.png',
        'logo_uri#fr': 'https://client.example.org/fr/newlogo.png',
      }),
    }),
    params: { client_id: 's6BhdRkqt3', client_name: 'My New Example' },
  },
  {
    source: 'RFC 8414 §3.1 (its answer in short)',
    kind: 'discovery',
    exchange: json('https://example.com/.well-known/oauth-authorization-server/issuer1', {
      issuer: 'https://example.com/issuer1',
    }),
    params: {},
  },
  {
    source: 'RFC 9728 §3.1 (its answer in short)',
    kind: 'discovery',
    exchange: json('https://resource.example.com/.well-known/oauth-protected-resource/resource1', {
      resource: 'https://resource.example.com/resource1',
    }),
    params: {},
  },
  {
    source: 'OpenID Connect Discovery §4.1',
    kind: 'discovery',
    exchange: json('https://example.com/issuer1/.well-known/openid-configuration', {
      issuer: 'https://example.com/issuer1',
    }),
    params: {},
  },
  {
    source: 'OpenID Connect Discovery §2.2.1',
    kind: 'discovery',
    exchange: json(
      'https://example.com/.well-known/webfinger?resource=acct%3Ajoe%40example.com&rel=http%3A%2F%2Fopenid.net%2Fspecs%2Fconnect%2F1.0%2Fissuer',
      { subject: 'acct:joe@example.com' },
    ),
    params: {},
  },
  {
    source: 'RFC 7517 appendix A.1 (its first key, in short)',
    kind: 'jwks',
    exchange: json('https://server.example.com/jwks.json', {
      keys: [{ kty: 'EC', crv: 'P-256', x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', use: 'enc' }],
    }),
    params: {},
  },
  {
    source: 'OpenID Connect Core §3.1.2.1',
    kind: 'authorization_request',
    exchange: exchange({
      url: 'https://server.example.com/authorize?response_type=code&scope=openid%20profile%20email&client_id=s6BhdRkqt3&state=af0ifjsldkj&redirect_uri=https%3A%2F%2Fclient.example.org%2Fcb',
      ...page,
    }),
    params: { scope: 'openid profile email' },
  },
  {
    source: 'OpenID Connect Core §3.1.2.1, by POST',
    kind: 'authorization_request',
    exchange: form(
      'https://server.example.com/authorize',
      {
        response_type: 'code',
        scope: 'openid',
        client_id: 's6BhdRkqt3',
        redirect_uri: 'https://client.example.org/cb',
      },
      page,
    ),
    params: { client_id: 's6BhdRkqt3' },
  },
  {
    source: 'OpenID Connect Core §3.1.2.6',
    kind: 'authorization_response',
    exchange: redirect(
      'https://server.example.com/login',
      'https://client.example.org/cb?error=invalid_request&error_description=Unsupported%20response_type%20value&state=af0ifjsldkj',
    ),
    params: { error: 'invalid_request' },
  },
  {
    source: 'OpenID Connect Core §3.1.3.1',
    kind: 'token_request',
    exchange: form(
      'https://server.example.com/token',
      {
        grant_type: 'authorization_code',
        code: 'SplxlOBeZQQYbYS6WxSbIA',
        redirect_uri: 'https://client.example.org/cb',
      },
      {
        requestHeaders: [[...basic]],
        status: 200,
        responseBody: jsonBody({
          access_token: 'SlAV32hkKG',
          token_type: 'Bearer',
          refresh_token: '8xLOxBtZp8',
          expires_in: 3600,
          id_token: idToken,
        }),
      },
    ),
    params: { code: 'SplxlOBeZQQYbYS6WxSbIA' },
  },
  {
    source: 'OpenID Connect Core §3.2.2.5',
    kind: 'authorization_response',
    exchange: redirect(
      'https://server.example.com/login',
      `https://client.example.org/cb#access_token=SlAV32hkKG&token_type=bearer&id_token=${idToken}&expires_in=3600&state=af0ifjsldkj`,
    ),
    params: { token_type: 'bearer' },
  },
  {
    source: 'OpenID Connect Core §3.3.2.5',
    kind: 'authorization_response',
    exchange: redirect(
      'https://server.example.com/login',
      `https://client.example.org/cb#code=SplxlOBeZQQYbYS6WxSbIA&id_token=${idToken}&state=af0ifjsldkj`,
    ),
    params: { code: 'SplxlOBeZQQYbYS6WxSbIA', id_token: idToken },
  },
  {
    source: 'OpenID Connect Core §5.3.1',
    kind: 'userinfo_request',
    exchange: json(
      'https://server.example.com/userinfo',
      { sub: '248289761001', name: 'Jane Doe' },
      { requestHeaders: [['Authorization', 'Bearer SlAV32hkKG']] },
    ),
    params: {},
    presentsToken: true,
  },
  {
    source: 'RFC 6750 §2.1',
    kind: 'resource_request',
    exchange: exchange({
      url: 'https://server.example.com/resource',
      requestHeaders: [['Authorization', 'Bearer mF_9.B5f-4.1JqM']],
    }),
    params: {},
    presentsToken: true,
  },
  {
    source: 'OAuth 2.0 Form Post Response Mode appendix A',
    kind: 'authorization_response',
    exchange: form(
      'https://client.example.org/callback',
      { id_token: idToken, state: 'DcP7csa3hMlvybERqcieLHrRzKBra' },
      { ...page, requestHeaders: [['Origin', 'https://server.example.com']] },
    ),
    params: { state: 'DcP7csa3hMlvybERqcieLHrRzKBra' },
  },
  {
    source: 'JARM §2.3.1',
    kind: 'authorization_response',
    exchange: redirect(
      'https://accounts.example.com/login',
      `https://client.example.com/cb?response=${jwt({ iss: 'https://accounts.example.com', aud: 's6BhdRkqt3', exp: 1311281970, code: 'PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA', state: 'S8NJ7uqk5fY4EjNvP_G_FtyJu6pUsvH9jsYni9dMAJw' })}`,
    ),
    params: { code: 'PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA' },
  },
  {
    source: 'RFC 9101 §5.1 (its claims shortened)',
    kind: 'authorization_request',
    exchange: exchange({
      url: urlWith('https://server.example.com/authorize', {
        client_id: 's6BhdRkqt3',
        request: jwt({
          iss: 's6BhdRkqt3',
          response_type: 'code',
          client_id: 's6BhdRkqt3',
          redirect_uri: 'https://client.example.org/cb',
          state: 'af0ifjsldkj',
        }),
      }),
      ...page,
    }),
    params: { redirect_uri: 'https://client.example.org/cb', state: 'af0ifjsldkj' },
  },
  {
    source: 'OpenID Connect RP-Initiated Logout §2',
    kind: 'end_session_request',
    exchange: exchange({
      url: urlWith('https://server.example.com/logout', {
        id_token_hint: idToken,
        post_logout_redirect_uri: 'https://client.example.org/bye',
        state: 'out-1',
      }),
      ...page,
    }),
    params: { post_logout_redirect_uri: 'https://client.example.org/bye' },
  },
  {
    source: 'OpenID Connect RP-Initiated Logout §2, by POST',
    kind: 'end_session_request',
    exchange: {
      ...form('https://server.example.com/logout', { id_token_hint: idToken }, page),
      requestBody: formBody({ id_token_hint: idToken }),
    },
    params: { id_token_hint: idToken },
  },
];
