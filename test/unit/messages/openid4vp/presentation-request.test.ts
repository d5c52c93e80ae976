import { describe, expect, it } from 'vitest';
import {
  capture,
  exchange,
  json,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { objectClaims, query, requestUri, responseUri, verifierClient } from '../../../support/wallets.ts';
import { jwt } from '../../../support/logins.ts';

const flow = (one: ExchangeFields) => flowsOf(capture(one))[0];
const page = { status: 200, context: { resourceType: 'main_frame' } } as const;
const reference = { request_uri: 'https://verifier.example/request/vp-81c2' };
const byValue = {
  response_type: 'vp_token',
  client_id: `redirect_uri:${responseUri}`,
  response_mode: 'direct_post',
  response_uri: responseUri,
  nonce: 'n-81c2-0S6_WzA2Mj',
  dcql_query: JSON.stringify(query),
};
const asked = (parameters: Readonly<Record<string, string>>) =>
  exchange({ url: urlWith('https://wallet.example/authorize', parameters), ...page });

describe('a request to a wallet is a presentation', () => {
  it.each<[string, ExchangeFields]>([
    ['by value', asked(byValue)],
    ['by a client known by its certificate', asked({ client_id: verifierClient, ...reference })],
    ['by a name in its certificate', asked({ client_id: 'x509_san_dns:verifier.example', ...reference })],
    [
      'by a decentralized identifier',
      asked({ client_id: 'decentralized_identifier:did:web:v.example', ...reference }),
    ],
    ['that is fetched by POST', asked({ client_id: 'verifier', request_uri_method: 'post', ...reference })],
    [
      'of an older draft',
      asked({
        client_id: 'verifier',
        response_type: 'vp_token',
        nonce: 'n',
        presentation_definition: '{"id":"x"}',
      }),
    ],
    ['with an ID token', asked({ ...byValue, response_type: 'vp_token id_token' })],
    ['in a signed object', asked({ client_id: verifierClient, request: jwt(objectClaims) })],
    [
      'by a redirect to an app',
      redirect(
        'https://verifier.example/start',
        urlWith('openid4vp://', { client_id: verifierClient, ...reference }),
      ),
    ],
    [
      'by another wallet’s scheme',
      redirect(
        'https://verifier.example/start',
        urlWith('eudi-openid4vp://verifier.example', { client_id: 'v', ...reference }),
      ),
    ],
    [
      'of HAIP',
      redirect(
        'https://verifier.example/start',
        urlWith('haip-vp://', { client_id: verifierClient, ...reference }),
      ),
    ],
    [
      'in an address for a QR code',
      json('https://verifier.example/api/start', {
        qr: urlWith('openid4vp://', { client_id: verifierClient, ...reference }),
      }),
    ],
    [
      'in parts for a page',
      json('https://verifier.example/ui/presentations', {
        transaction_id: 't',
        client_id: 'x509_san_dns:v.example',
        request_uri: requestUri,
        request_uri_method: 'post',
      }),
    ],
    [
      'for the browser’s own API',
      json('https://verifier.example/api/dc', {
        digital: {
          requests: [
            {
              protocol: 'openid4vp-v1-unsigned',
              data: { response_type: 'vp_token', response_mode: 'dc_api', nonce: 'n-1', dcql_query: query },
            },
          ],
        },
      }),
    ],
    [
      'signed, for the browser’s own API',
      json('https://verifier.example/api/dc', {
        protocol: 'openid4vp-v1-signed',
        data: { request: jwt(objectClaims) },
      }),
    ],
  ])('%s', (_, one) => {
    expect(flow(one)).toMatchObject({
      protocol: 'openid4vp',
      grant: null,
      way: 'openid4vp',
      purpose: 'presentation',
      outcome: 'pending',
      steps: [{ kind: 'presentation_request' }],
    });
  });

  it('whose wallet is named where it is a page, and none where an app or the browser is asked', () => {
    expect(flow(asked(byValue))?.server.origin).toBe('https://wallet.example');
    expect(
      flow(json('https://v.example/dc', { protocol: 'openid4vp-v1-unsigned', data: { nonce: 'n' } }))?.server
        .origin,
    ).toBeNull();
  });

  it('that waits for the wallet, which nobody sees', () => {
    expect(flow(asked(byValue))?.diagnosis).toMatchObject([
      { cause: 'wallet-not-seen', confidence: 'tentative' },
    ]);
  });
});

describe('no presentation is', () => {
  it.each<[string, ExchangeFields]>([
    ['an authorization request by reference', asked({ client_id: 'web-app', ...reference })],
    ['a client whose name is an address', asked({ client_id: 'https://app.example/client', ...reference })],
    [
      'a code flow of a client with a prefix',
      asked({ client_id: 'redirect_uri:x', response_type: 'code', ...reference }),
    ],
    ['a pushed request', asked({ client_id: 'app', request_uri: 'urn:ietf:params:oauth:request_uri:6esc' })],
    [
      'an ID token alone, as learning platforms ask for',
      asked({
        client_id: 'tool',
        response_type: 'id_token',
        response_mode: 'form_post',
        nonce: 'n',
        redirect_uri: 'https://t.example/cb',
      }),
    ],
    ['a payment', json('https://pay.example/api', { transaction_data: ['x'], protocol: '3ds', data: {} })],
    [
      'a link that speaks of it',
      json('https://docs.example/api', { see: 'https://docs.example/?q=openid4vp', text: 'dcql_query' }),
    ],
    [
      'a script’s call to a wallet’s page',
      exchange({
        url: urlWith('https://wallet.example/a', byValue),
        status: 200,
        context: { resourceType: 'fetch' },
      }),
    ],
    [
      'metadata of a server',
      json('https://op.example/.well-known/openid-configuration', {
        issuer: 'https://op.example',
        request_uri_parameter_supported: true,
        client_id: 'x509_hash:x',
        request_uri: 'https://a.example/b',
      }),
    ],
  ])('%s', (_, one) => {
    expect(flow(one)?.protocol).not.toBe('openid4vp');
  });
});
