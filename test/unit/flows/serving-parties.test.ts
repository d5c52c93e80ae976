import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../support/exchange.ts';
import { flowsIn } from '../../support/flows-in.ts';
import { steamLogin } from '../../support/openid2.ts';
import {
  identityProviderXml,
  loginServiceXml,
  serviceProviderXml,
  xrds,
} from '../../support/party-documents.ts';
import { samlLogin, wsfedLogin } from '../../support/single-sign-on.ts';

const kinds = (...fields: readonly ExchangeFields[]) =>
  flowsIn(...fields).map(({ messages }) => messages.map(({ kind }) => kind));
const document = (text: string | undefined, url = 'https://party.example/saml/metadata'): ExchangeFields => ({
  url,
  responseHeaders: [['Content-Type', 'application/samlmetadata+xml']],
  ...(text !== undefined && { responseBody: { mediaType: 'application/samlmetadata+xml', text } }),
});
const withoutQuery = ({ url }: ExchangeFields) => url.replace(/\?.*/, '');
const login = [samlLogin.request(), samlLogin.response()];
const served = [['saml_metadata', 'saml_authn_request', 'saml_response']];
const alone = [['saml_authn_request', 'saml_response']];

describe('metadata serves a login', () => {
  it('whose messages name its entity', () => {
    expect(kinds(document(serviceProviderXml), ...login)).toEqual(served);
  });

  it('that goes to one of its addresses', () => {
    expect(kinds(document(loginServiceXml(withoutQuery(samlLogin.request()))), ...login)).toEqual(served);
  });

  it('when its address is the entity’s very name, read or not', () => {
    expect(kinds(document(undefined, 'https://sp.example.com/SAML2'), ...login)).toEqual(served);
  });

  it('of WS-Federation too', () => {
    const { url } = wsfedLogin.request();
    const found = kinds(document(loginServiceXml(withoutQuery({ url }))), wsfedLogin.request());
    expect(found).toEqual([['saml_metadata', 'wsfed_signin_request']]);
    expect(flowsIn(document(loginServiceXml(withoutQuery({ url }))), wsfedLogin.request())).toHaveLength(1);
  });

  it('but not one between others', () => {
    expect(kinds(document(identityProviderXml), ...login)).toEqual(alone);
    expect(kinds(document(undefined), ...login)).toEqual(alone);
  });

  it('and makes none by itself', () => {
    expect(kinds(document(serviceProviderXml))).toEqual([]);
  });
});

describe('the lookup of an identifier serves a login', () => {
  const looked = (text: string, url = 'https://steamcommunity.com/openid.xrds'): ExchangeFields => ({
    url,
    responseBody: { mediaType: 'application/xrds+xml', text },
  });
  const served = [['openid_discovery', 'openid_authentication_request']];

  it('at the provider that it found', () => {
    const found = looked(xrds({ uri: 'https://steamcommunity.com/openid/login' }));
    expect(kinds(found, steamLogin.request())).toEqual(served);
  });

  it('that is about the identifier', () => {
    const asked = steamLogin.request({ claimed_id: 'http://example.com/user' });
    expect(kinds(looked(xrds(), 'http://example.com/user'), asked)).toEqual(served);
  });

  it('but not one about another, at another provider', () => {
    expect(kinds(looked(xrds()), steamLogin.request())).toEqual([['openid_authentication_request']]);
  });
});
