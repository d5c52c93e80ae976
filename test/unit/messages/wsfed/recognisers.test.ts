import { describe, expect, it } from 'vitest';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { decodeTokenResponse } from '../../../../lib/messages/wsfed/token-response.ts';
import { exchange, form, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { encoded, responseXml, tokenResponseXml, wsfedLogin } from '../../../support/single-sign-on.ts';

const messageOf = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned })[0];
const page = { context: { resourceType: 'main_frame' } } as const;
const at = (fields: Readonly<Record<string, string>>): ExchangeFields => ({
  url: urlWith('https://sts.example/adfs/ls/', fields),
  ...page,
});

const fault =
  '<S:Fault xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Code><S:Value>S:Sender</S:Value><S:Subcode><S:Value>wst:FailedAuthentication</S:Value></S:Subcode></S:Code><S:Reason><S:Text>ID3242: The security token could not be authenticated</S:Text></S:Reason></S:Fault>';

describe('a request (MS-MWBF §2.2.3)', () => {
  it('names the realm and, where it is an address, the place of the answer', () => {
    expect(messageOf(wsfedLogin.request())).toMatchObject({
      kind: 'wsfed_signin_request',
      protocol: 'wsfed',
      client: 'https://adatum.example/',
      returnAddress: 'https://adatum.example/',
    });
    expect(messageOf(at({ wa: 'wsignin1.0', wtrealm: 'urn:federation:MicrosoftOnline' }))).toMatchObject({
      client: 'urn:federation:MicrosoftOnline',
      returnAddress: undefined,
    });
  });

  it('prefers the address it is told to reply to', () => {
    const message = messageOf(wsfedLogin.request({ wreply: 'https://adatum.example/_trust/' }))!;
    expect(message.returnAddress).toBe('https://adatum.example/_trust/');
  });

  it('within one realm may have that address alone (§3.3.5.1.2)', () => {
    expect(messageOf(at({ wa: 'wsignin1.0', wreply: 'https://app.example/trust' }))?.client).toBe(
      'https://app.example',
    );
  });
});

describe('a response (MS-MWBF §2.2.4)', () => {
  it('says who issued the token and for whom', () => {
    expect(messageOf(wsfedLogin.response())).toMatchObject({
      kind: 'wsfed_signin_response',
      client: 'https://adatum.example/',
      issuer: 'https://sts.example/trust',
    });
  });

  it('is read: lifetime, token type, the SAML 1.1 assertion and its attributes', () => {
    expect(decodeTokenResponse(tokenResponseXml)).toMatchObject({
      created: '2026-01-01T00:00:00Z',
      expires: '2026-01-01T01:00:00Z',
      tokenType: 'urn:oasis:names:tc:SAML:1.0:assertion',
      encryptedTokens: 0,
      assertions: [
        {
          version: '1.1',
          id: '_a75adf55',
          issuer: 'https://sts.example/trust',
          nameId: { value: 'kim@adatum.example' },
          authnContext: 'urn:oasis:names:tc:SAML:1.0:am:password',
          attributes: [
            {
              name: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn',
              values: ['kim@adatum.example'],
            },
          ],
        },
      ],
    });
  });

  it('with an encrypted token says so', () => {
    const sealed = tokenResponseXml.replace(
      /<saml:Assertion.*<\/saml:Assertion>/,
      '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/>',
    );
    expect(decodeTokenResponse(sealed)).toMatchObject({
      assertions: [],
      encryptedTokens: 1,
      appliesTo: 'https://adatum.example/',
    });
  });

  it('may be a fault (SOAP 1.2 §5.4)', () => {
    expect(messageOf(wsfedLogin.response(fault))?.error).toEqual({
      code: 'FailedAuthentication',
      description: 'ID3242: The security token could not be authenticated',
      refused: false,
    });
  });
});

describe('a sign-out (MS-MWBF §2.2.5)', () => {
  it('goes to the login service', () => {
    expect(messageOf(at({ wa: 'wsignout1.0', wreply: 'https://adatum.example/' }))).toMatchObject({
      kind: 'wsfed_signout_request',
      to: 'authorization_server',
      returnAddress: 'https://adatum.example/',
    });
  });

  it('is cleaned up at the sites, by pictures too', () => {
    const picture = {
      url: 'https://adatum.example/?wa=wsignoutcleanup1.0',
      context: { resourceType: 'other' },
    } as const;
    expect(messageOf(picture)).toMatchObject({ kind: 'wsfed_signout_request', to: 'client' });
  });
});

describe('is no message of WS-Federation', () => {
  it.each<[string, ExchangeFields]>([
    ['wa= of an analytics beacon', at({ wa: '1', wtrealm: 'x' })],
    ['wa= of another verb', at({ wa: 'wattr1.0', wtrealm: 'urn:x' })],
    ['a sign-in of nobody', at({ wa: 'wsignin1.0' })],
    ['a sign-in that only names an action of its own', at({ wa: 'wsignin1.0', wreply: '/relative' })],
    [
      'a form with a result that is no document',
      form('https://a.example/', { wa: 'wsignin1.0', wresult: 'ok' }, page),
    ],
    [
      'a form with another document',
      form('https://a.example/', { wa: 'wsignin1.0', wresult: '<html></html>' }, page),
    ],
    [
      'a SAML response in its place',
      form('https://a.example/', { wa: 'wsignin1.0', wresult: encoded(responseXml()) }, page),
    ],
    ['a result without its action', form('https://a.example/', { wresult: tokenResponseXml }, page)],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)).toBeUndefined();
  });
});
