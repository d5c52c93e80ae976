import type { Header } from '../../lib/exchange/exchange.ts';
import type { ExchangeFields } from './exchange.ts';
import { formBody, urlWith } from './exchange.ts';

type Fields = Readonly<Record<string, string>>;

/** `Authorization: OAuth …` as RFC 5849 §3.5.1 writes it. */
export function oauthHeader(parameters: Fields): Header {
  const pairs = Object.entries(parameters).map(
    ([name, value]) => `${encodeURIComponent(name)}="${encodeURIComponent(value)}"`,
  );
  return ['Authorization', `OAuth ${pairs.join(', ')}`];
}

/** What every request of the printer in RFC 5849 §1.2 has. */
const signed = {
  realm: 'Photos',
  oauth_consumer_key: 'dpf43f3p2l4k3l03',
  oauth_signature_method: 'HMAC-SHA1',
};

export const temporaryToken = 'hh5s93j4hdidpola';
export const photoToken = 'nnch734d00sl2jdk';

/** The example of RFC 5849 §1.2, message by message: a printer asks for photos. */
export const photos = {
  temporaryCredentials: {
    url: 'https://photos.example.net/initiate',
    method: 'POST',
    requestHeaders: [
      oauthHeader({
        ...signed,
        oauth_timestamp: '137131200',
        oauth_nonce: 'wIjqoS',
        oauth_callback: 'http://printer.example.com/ready',
        oauth_signature: '74KNZJeDHnMBp0EMJ9ZHt/XKycU=',
      }),
    ],
    status: 200,
    responseBody: formBody({
      oauth_token: temporaryToken,
      oauth_token_secret: 'hdhd0244k9j7ao03',
      oauth_callback_confirmed: 'true',
    }),
  },
  approval: {
    url: urlWith('https://photos.example.net/authorize', { oauth_token: temporaryToken }),
    status: 200,
    context: { resourceType: 'main_frame' },
  },
  callback: {
    url: urlWith('http://printer.example.com/ready', {
      oauth_token: temporaryToken,
      oauth_verifier: 'hfdp7dh39dks9884',
    }),
    status: 302,
    redirectUrl: 'http://printer.example.com/photos',
    responseHeaders: [['Set-Cookie', 'sid=1']],
    context: { resourceType: 'main_frame', initiator: 'https://photos.example.net' },
  },
  tokenCredentials: {
    url: 'https://photos.example.net/token',
    method: 'POST',
    requestHeaders: [
      oauthHeader({
        ...signed,
        oauth_token: temporaryToken,
        oauth_timestamp: '137131201',
        oauth_nonce: 'walatlh',
        oauth_verifier: 'hfdp7dh39dks9884',
        oauth_signature: 'gKgrFCywp7rO0OXSjdot/IHF7IU=',
      }),
    ],
    status: 200,
    responseBody: formBody({ oauth_token: photoToken, oauth_token_secret: 'pfkkdhi9sl3r4s00' }),
  },
  photo: {
    url: 'http://photos.example.net/photos?file=vacation.jpg&size=original',
    requestHeaders: [
      oauthHeader({
        ...signed,
        oauth_token: photoToken,
        oauth_timestamp: '137131202',
        oauth_nonce: 'chapoH',
        oauth_signature: 'MdpQcU8iPSUjWoN/UDMsK2sui9I=',
      }),
    ],
    status: 200,
  },
} as const satisfies Readonly<Record<string, ExchangeFields>>;
