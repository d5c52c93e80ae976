import { describe, expect, it } from 'vitest';
import { exchange, urlWith } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const flows = (parameters: Readonly<Record<string, string>>) =>
  flowsOf([
    exchange({
      url: urlWith('https://wallet.example/authorize', parameters),
      status: 200,
      context: { resourceType: 'main_frame' },
    }),
  ]);
const reference = { request_uri: 'https://verifier.example/request/vp-81c2' };

describe('a request to a wallet is no code flow', () => {
  it.each([
    [
      'by a client known by its certificate',
      { client_id: 'x509_hash:Uvo3HtuIxuhC92rShpgqcT3Y', ...reference },
    ],
    ['by a client known by a name of it', { client_id: 'x509_san_dns:verifier.example', ...reference }],
    ['that is fetched by POST', { client_id: 'verifier', request_uri_method: 'post', ...reference }],
    [
      'by value',
      { client_id: 'verifier', response_type: 'vp_token', nonce: 'n-81c2', dcql_query: '{"credentials":[]}' },
    ],
  ])('%s', (_, parameters) => {
    expect(flows(parameters)).toEqual([]);
  });
});

describe('a request by reference is one', () => {
  it.each([
    ['where an ordinary client asks', { client_id: 'web-app', ...reference }],
    ['where the client’s name is an address', { client_id: 'https://app.example/client', ...reference }],
    ['where it says what it asks for', { client_id: 'redirect_uri:x', response_type: 'code', ...reference }],
  ])('%s', (_, parameters) => {
    expect(flows(parameters).map(({ grant }) => grant)).toEqual(['authorization_code']);
  });
});
