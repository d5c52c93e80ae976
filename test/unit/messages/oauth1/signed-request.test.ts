import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, formBody, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { signedParametersOf } from '../../../../lib/messages/oauth1/signed-parameters.ts';
import { viewOf } from '../../../../lib/messages/view.ts';
import { oauthHeader, photos } from '../../../support/oauth1.ts';

const messagesOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned);
const kindsOf = (fields: ExchangeFields) => messagesOf(fields).map(({ kind }) => kind);

const plain = { oauth_consumer_key: 'jd83jd92dhsh93js', oauth_signature_method: 'PLAINTEXT' };
const signed = {
  oauth_consumer_key: 'xvz1evFS4wEEPTGEFPHBog',
  oauth_nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg',
  oauth_signature: 'tnnArxj06cWHq44gCs1OSKk/jLY=',
  oauth_signature_method: 'HMAC-SHA1',
  oauth_timestamp: '1318622958',
  oauth_version: '1.0',
};
const post = (url: string, header: Readonly<Record<string, string>>, more: object = {}): ExchangeFields => ({
  url,
  method: 'POST',
  requestHeaders: [oauthHeader(header)],
  ...more,
});
const issued = { status: 200, responseBody: formBody({ oauth_token: 't1', oauth_token_secret: 's1' }) };

describe('recognises, with nothing seen before, the example of', () => {
  it.each<[string, string, ExchangeFields]>([
    ['RFC 5849 §1.2, first', 'temporary_credential_request', photos.temporaryCredentials],
    ['RFC 5849 §1.2, second', 'token_credential_request', photos.tokenCredentials],
    ['RFC 5849 §1.2, third', 'resource_request', photos.photo],
    [
      'RFC 5849 §2.1',
      'temporary_credential_request',
      post('https://server.example.com/request_temp_credentials', {
        realm: 'Example',
        ...plain,
        oauth_callback: 'http://client.example.net/cb?x=1',
        oauth_signature: 'ja893SD9&',
      }),
    ],
    [
      'RFC 5849 §2.3',
      'token_credential_request',
      post('https://server.example.com/request_token', {
        realm: 'Example',
        ...plain,
        oauth_token: 'hdk48Djdsa',
        oauth_verifier: '473f82d3',
        oauth_signature: 'ja893SD9&xyz4992k83j47x0b',
      }),
    ],
  ])('%s as %s', (_, kind, fields) => {
    const [message, ...others] = messagesOf(fields);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ kind, protocol: 'oauth1' });
    expect(message?.params['oauth_signature']).toBeDefined();
  });
});

// RFC 5849 prints them with the example, so a slip in quoting it would show.
describe('the example of RFC 5849 §1.2 is quoted as it was signed:', () => {
  it.each<[string, ExchangeFields, string]>([
    ['first', photos.temporaryCredentials, ''],
    ['second', photos.tokenCredentials, 'hdhd0244k9j7ao03'],
    ['third', photos.photo, 'pfkkdhi9sl3r4s00'],
  ])('%s request', (_, fields, tokenSecret) => {
    const view = viewOf(exchange(fields));
    const { realm: __, oauth_signature, ...signedOnes } = signedParametersOf(view)?.params ?? {};
    const pairs = Object.entries(signedOnes).map((pair) => pair.map(encodeURIComponent).join('='));
    const base = [view.exchange.method, view.endpoint, pairs.sort().join('&')]
      .map(encodeURIComponent)
      .join('&');
    const computed = createHmac('sha1', `kd94hf93k423kf44&${tokenSecret}`).update(base).digest('base64');
    expect(computed).toBe(oauth_signature);
  });
});

describe('is a request for temporary credentials', () => {
  it('when no address is given but the word for none', () => {
    expect(kindsOf(post('https://api.example/x', { ...signed, oauth_callback: 'oob' }))).toEqual([
      'temporary_credential_request',
    ]);
  });

  it('when OAuth 1.0 named no callback: by what was answered, or by its path', () => {
    expect(kindsOf(post('https://api.example/x', signed, issued))).toEqual(['temporary_credential_request']);
    expect(kindsOf(post('https://api.example/1/OAuthGetRequestToken', signed))).toEqual([
      'temporary_credential_request',
    ]);
  });

  it('when it travels as a form or in the query of a GET', () => {
    const fields = { ...signed, oauth_callback: 'https://app.example/cb' };
    expect(kindsOf(form('https://api.example/x', fields))).toEqual(['temporary_credential_request']);
    expect(kindsOf({ url: `https://api.example/x?${new URLSearchParams(fields)}` })).toEqual([
      'temporary_credential_request',
    ]);
  });
});

describe('is a request for token credentials', () => {
  it('when OAuth 1.0 sent no verifier: by what was answered', () => {
    expect(kindsOf(post('https://api.example/x', { ...signed, oauth_token: 't0' }, issued))).toEqual([
      'token_credential_request',
    ]);
  });

  it('when a password is traded (xAuth), and when a session is prolonged', () => {
    const password = { x_auth_mode: 'client_auth', x_auth_username: 'u', x_auth_password: 'p' };
    const traded = form('https://api.example/oauth/access_token', password);
    expect(kindsOf({ ...traded, requestHeaders: [oauthHeader(signed)] })).toEqual([
      'token_credential_request',
    ]);
    expect(
      kindsOf(
        post('https://api.example/get_token', { ...signed, oauth_token: 't', oauth_session_handle: 'h' }),
      ),
    ).toEqual(['token_credential_request']);
  });

  it('says why it was refused, where the answer tells', () => {
    const refused = post(
      'https://api.example/x',
      { ...signed, oauth_token: 't0', oauth_verifier: 'v' },
      {
        status: 401,
        responseBody: formBody({ oauth_problem: 'token_expired', oauth_problem_advice: 'again' }),
      },
    );
    expect(messagesOf(refused)[0]?.error).toEqual({
      code: 'token_expired',
      description: 'again',
      refused: false,
    });
  });
});

describe('is nothing of a login', () => {
  const launch = {
    ...signed,
    lti_message_type: 'basic-lti-launch-request',
    lti_version: 'LTI-1p0',
    resource_link_id: '120988f929-274612',
    oauth_callback: 'about:blank',
  };
  it.each<[string, ExchangeFields]>([
    ['a two-legged request', post('https://api.example/1.1/search', signed, { responseBody: jsonBody({}) })],
    ['a launch of a learning tool (LTI 1.1 §4.2)', form('https://tool.example/launch', launch)],
    [
      'an outcome sent back by one (LTI 1.1.1 §6)',
      post('https://lms.example/service', { ...signed, oauth_body_hash: 'x' }),
    ],
    ['a preflight', { ...photos.photo, method: 'OPTIONS' }],
    [
      'Salesforce’s header',
      {
        url: 'https://x.my.salesforce.com/services',
        requestHeaders: [['Authorization', 'OAuth 00D5g0!AQ.x']],
      },
    ],
  ])('%s', (_, fields) => {
    expect(kindsOf(fields).filter((kind) => kind !== 'resource_request')).toEqual([]);
    expect(messagesOf(fields).filter(({ protocol }) => protocol === 'oauth1')).toEqual([]);
  });
});
