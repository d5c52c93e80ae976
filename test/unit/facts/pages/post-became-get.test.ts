import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { samlAnswer, samlFactsIn, samlRequest } from '../../../support/saml-login.ts';

const answered = (exchange: Partial<Exchange>, at?: string) =>
  samlFactsIn(samlRequest(), samlAnswer({ ...(at !== undefined && { at }), exchange })).postBecameGet;

describe('a redirect takes the form away', () => {
  it.each([
    ['from http to https', 'http://sp.example/saml/acs', 'https://sp.example/saml/acs', ['scheme']],
    ['to the address with a slash', 'https://sp.example/saml/acs', 'https://sp.example/saml/acs/', ['slash']],
    ['to the host with www', 'https://sp.example/saml/acs', 'https://www.sp.example/saml/acs', ['host']],
    ['to small letters', 'https://sp.example/SAML/ACS', 'https://sp.example/saml/acs', ['case']],
  ])('%s', (_, from, redirectUrl, parts) => {
    expect(answered({ status: 301, redirectUrl }, from)).toMatchObject({
      status: 301,
      from,
      to: redirectUrl,
      parts,
    });
  });
});

describe('a redirect takes nothing away', () => {
  const slash = 'https://sp.example/saml/acs/';

  it.each([
    ['that keeps the form', { status: 308, redirectUrl: slash }],
    ['to another page', { status: 302, redirectUrl: 'https://sp.example/home' }],
    ['to the same address', { status: 302, redirectUrl: 'https://sp.example/saml/acs' }],
    ['to another host', { status: 302, redirectUrl: 'https://app.example/saml/acs' }],
    [
      'with which a session begins',
      { status: 302, redirectUrl: slash, responseHeaders: [['Set-Cookie', 'sid=1']] as const },
    ],
  ])('%s', (_, exchange) => {
    expect(answered(exchange)).toBeUndefined();
  });
});
