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
import { issuer, offer, offered } from '../../../support/wallets.ts';

const flow = (...some: readonly ExchangeFields[]) => flowsOf(capture(...some))[0];
const uri = 'https://issuer.example/offers/7d1e55';

describe('an offer is one', () => {
  it.each<[string, ExchangeFields]>([
    ['to a wallet that is a page', offered()],
    [
      'by reference',
      exchange({ url: urlWith('https://wallet.example/', { credential_offer_uri: uri }), status: 200 }),
    ],
    [
      'by a redirect to an app',
      redirect(
        'https://issuer.example/start',
        urlWith('openid-credential-offer://', { credential_offer_uri: uri }),
      ),
    ],
    [
      'to a wallet of HAIP',
      redirect(
        'https://issuer.example/start',
        urlWith('haip-vci://', { credential_offer: JSON.stringify(offer) }),
      ),
    ],
    [
      'in an address for a QR code',
      json(`${issuer}/api/offer`, {
        link: urlWith('openid-credential-offer://', { credential_offer: JSON.stringify(offer) }),
      }),
    ],
    ['as a member for a page', json(`${issuer}/api/offer`, { pin: '4931', credential_offer: offer })],
    ['as an address for a page', json(`${issuer}/api/offer`, { credential_offer_uri: uri })],
  ])('%s', (_, one) => {
    expect(flow(one)).toMatchObject({
      protocol: 'openid4vci',
      purpose: 'issuance',
      outcome: 'pending',
      steps: [{ kind: 'credential_offer' }],
      diagnosis: [{ cause: 'wallet-not-seen' }],
    });
  });

  it('by the issuer that it names', () => {
    expect(flow(offered())?.server.origin).toBe(issuer);
  });

  it('that the wallet then fetches', () => {
    const fetched = json(uri, offer);
    const link = exchange({
      url: urlWith('https://wallet.example/', { credential_offer_uri: uri }),
      status: 200,
    });
    expect(flow(link, fetched)?.steps.map(({ kind }) => kind)).toEqual([
      'credential_offer',
      'credential_offer_request',
    ]);
  });
});

describe('no offer is', () => {
  it.each<[string, ExchangeFields]>([
    [
      'one of a shop',
      exchange({ url: 'https://shop.example/?offer=summer&credential_offer=50%25', status: 200 }),
    ],
    ['an API’s', json('https://shop.example/api/offers', { offers: [{ id: 1 }], credential_offer: 'no' })],
    [
      'a relative address',
      exchange({ url: 'https://shop.example/?credential_offer_uri=/offers/1', status: 200 }),
    ],
  ])('%s', (_, one) => {
    expect(flow(one)).toBeUndefined();
  });
});
