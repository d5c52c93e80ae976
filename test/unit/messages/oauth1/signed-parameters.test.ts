import { describe, expect, it } from 'vitest';
import { signedParametersOf } from '../../../../lib/messages/oauth1/signed-parameters.ts';
import { viewOf } from '../../../../lib/messages/view.ts';
import { exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { oauthHeader, photos } from '../../../support/oauth1.ts';

const read = (fields: ExchangeFields) => signedParametersOf(viewOf(exchange(fields)));

const pairs = {
  oauth_consumer_key: '9djdj82h48djs9d2',
  oauth_token: 'kkk9d7dh3k39sjv7',
  oauth_signature_method: 'HMAC-SHA1',
  oauth_timestamp: '137131201',
  oauth_nonce: '7d8f3e4a',
  oauth_signature: 'bYT5CMsGcbgUdFHObYMEfcx6bsw=',
};

const printed = {
  oauth_consumer_key: '0685bd9184jfhq22',
  oauth_token: 'ad180jjd733klru7',
  oauth_signature_method: 'HMAC-SHA1',
  oauth_signature: 'wOJIO9A2W5mFwDgiDvZbTSMK/PY=',
  oauth_timestamp: '137131200',
  oauth_nonce: '4572616e48616d6d65724c61686176',
  oauth_version: '1.0',
};

describe('the parameters of a signed request are read', () => {
  it('from the header, with those of query and body beside them (RFC 5849 §3.1, §3.4.1.3.1)', () => {
    const found = read({
      url: 'http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b',
      method: 'POST',
      requestHeaders: [oauthHeader({ realm: 'Example', ...pairs })],
      requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'c2&a3=2+q' },
    });
    expect(found).toMatchObject({
      transmission: 'header',
      params: { ...pairs, realm: 'Example', b5: '=%3D', a2: 'r b' },
    });
  });

  it('from the header as RFC 5849 §3.5.1 prints it', () => {
    const header = `OAuth realm="Example",
        oauth_consumer_key="0685bd9184jfhq22",
        oauth_token="ad180jjd733klru7",
        oauth_signature_method="HMAC-SHA1",
        oauth_signature="wOJIO9A2W5mFwDgiDvZbTSMK%2FPY%3D",
        oauth_timestamp="137131200",
        oauth_nonce="4572616e48616d6d65724c61686176",
        oauth_version="1.0"`;
    const fields = { url: 'https://api.example/', requestHeaders: [['Authorization', header]] } as const;
    expect(read(fields)).toEqual({ transmission: 'header', params: { realm: 'Example', ...printed } });
  });

  it('from a form as RFC 5849 §3.5.2 prints it', () => {
    const text =
      'oauth_consumer_key=0685bd9184jfhq22&oauth_token=ad180jjd733klru7&oauth_signature_method=HMAC-SHA1&oauth_signature=wOJIO9A2W5mFwDgiDvZbTSMK%2FPY%3D&oauth_timestamp=137131200&oauth_nonce=4572616e48616d6d65724c61686176&oauth_version=1.0';
    const requestBody = { mediaType: 'application/x-www-form-urlencoded', text };
    expect(read({ url: 'https://api.example/', method: 'POST', requestBody })).toEqual({
      transmission: 'body',
      params: printed,
    });
  });

  it('from the query', () => {
    expect(read({ url: urlWith('https://api.example/photos', pairs) })?.transmission).toBe('query');
  });

  it.each(['HMAC-SHA1', 'HMAC-SHA256', 'RSA-SHA1', 'RSA-SHA256'])('signed by %s', (method) => {
    const found = read({
      url: urlWith('https://api.example/', { ...pairs, oauth_signature_method: method }),
    });
    expect(found?.params['oauth_signature_method']).toBe(method);
  });

  it('signed by PLAINTEXT, which needs neither time nor nonce (§3.1)', () => {
    const { oauth_timestamp: _, oauth_nonce: __, ...rest } = pairs;
    const found = read({
      url: 'https://api.example/',
      requestHeaders: [oauthHeader({ ...rest, oauth_signature_method: 'PLAINTEXT' })],
    });
    expect(found?.params['oauth_consumer_key']).toBe(pairs.oauth_consumer_key);
  });

  it('from a header without spaces, without quotes, or with broken escapes', () => {
    const compact = Object.entries(pairs).map(([name, value]) => `${name}=${value}`);
    expect(
      read({ url: 'https://a.example/', requestHeaders: [['authorization', `oauth ${compact.join(',')}`]] }),
    ).toBeDefined();
    const broken = oauthHeader(pairs)[1].replace('9djdj', '%E0%A4%A');
    expect(read({ url: 'https://a.example/', requestHeaders: [['Authorization', broken]] })).toBeDefined();
  });
});

describe('nothing is signed', () => {
  it.each<[string, ExchangeFields]>([
    [
      'by a bare token',
      { url: 'https://a.example/', requestHeaders: [['Authorization', 'OAuth 00D5g0!AQ']] },
    ],
    ['by a bearer token', { url: 'https://a.example/', requestHeaders: [['Authorization', 'Bearer x']] }],
    ['by a token alone', { url: 'https://a.example/?oauth_token=kkk9d7dh3k39sjv7' }],
    ['without a signature', { url: urlWith('https://a.example/', { ...pairs, oauth_signature: '' }) }],
    ['without a nonce', { url: urlWith('https://a.example/', { ...pairs, oauth_nonce: '' }) }],
    ['of another version', { url: urlWith('https://a.example/', { ...pairs, oauth_version: '2.0' }) }],
    ['by an empty header', { url: 'https://a.example/', requestHeaders: [['Authorization', 'OAuth ']] }],
    [
      'by parts in several places',
      {
        url: urlWith('https://a.example/', { oauth_consumer_key: 'k' }),
        requestHeaders: [oauthHeader({ oauth_signature: 's', oauth_signature_method: 'PLAINTEXT' })],
      },
    ],
    ['by a page', photos.approval],
  ])('%s', (_, fields) => {
    expect(read(fields)).toBeUndefined();
  });
});
