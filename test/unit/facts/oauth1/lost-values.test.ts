import { describe, expect, it } from 'vitest';
import { lostValueOf } from '../../../../lib/facts/oauth1/lost-values.ts';
import { capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { oauthHeader, photos, temporaryToken } from '../../../support/oauth1.ts';
import { redacted } from '../../../support/redacted.ts';

const lostIn = (...fields: readonly ExchangeFields[]) => lostValueOf(flowIn(...fields));
const approval = (token: string): ExchangeFields => ({
  ...photos.approval,
  url: urlWith('https://photos.example.net/authorize', { oauth_token: token }),
});

describe('the temporary token was lost', () => {
  it.each(['undefined', 'null', 'None', '[object Object]'])('and %s sent in its place', (token) => {
    const expected = { what: 'no temporary token', confidence: 'certain' };
    expect(lostIn(approval(token))).toMatchObject(expected);
    expect(lostIn(...redacted(capture(approval(token))))).toMatchObject(expected);
  });

  it('and not where one was sent, however short', () => {
    expect(lostIn(approval('nullable7'))).toBeUndefined();
    expect(lostIn(approval('x'))).toBeUndefined();
  });
});

describe('the verifier was lost', () => {
  const bare = {
    ...photos.callback,
    url: urlWith('http://printer.example.com/ready', { oauth_token: temporaryToken }),
  };

  it('on its way to the client', () => {
    expect(lostIn(photos.temporaryCredentials, photos.approval, bare)).toMatchObject({
      what: 'verifier not returned',
      message: { kind: 'resource_owner_authorization_response' },
      confidence: 'firm',
    });
  });

  it('in the client', () => {
    const redemption = {
      ...photos.tokenCredentials,
      requestHeaders: [
        oauthHeader({
          oauth_consumer_key: 'dpf43f3p2l4k3l03',
          oauth_signature_method: 'HMAC-SHA1',
          oauth_token: temporaryToken,
          oauth_timestamp: '137131201',
          oauth_nonce: 'walatlh',
          oauth_signature: 'gKgrFCywp7rO0OXSjdot/IHF7IU=',
        }),
      ],
      status: 401,
    };
    expect(lostIn(photos.temporaryCredentials, photos.approval, photos.callback, redemption)).toMatchObject({
      what: 'verifier not sent on',
      message: { kind: 'token_credential_request' },
      confidence: 'certain',
    });
  });

  it('and not in a login in order', () => {
    const { temporaryCredentials, approval: asked, callback, tokenCredentials } = photos;
    expect(lostIn(temporaryCredentials, asked, callback, tokenCredentials)).toBeUndefined();
    expect(lostIn(asked, callback)).toBeUndefined();
  });

  it('and not where the server is of the version that has none', () => {
    expect(lostIn(photos.approval, bare)).toBeUndefined();
  });
});
