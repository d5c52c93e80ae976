import { describe, expect, it } from 'vitest';
import { serverOf } from '../../../lib/facts/server.ts';
import { json, jsonBody } from '../../support/exchange.ts';
import { idTokenOf } from '../../support/flow.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';
import { responseXml, samlLogin } from '../../support/single-sign-on.ts';

const a = spaLogin('a');
const metadata = (issuer: string) =>
  json('https://op.example/.well-known/openid-configuration', {
    issuer,
    authorization_endpoint: 'https://op.example/auth',
    token_endpoint: 'https://op.example/token',
  });
const answeredBy = (iss: string) => a.landing(`${a.answer}&iss=${encodeURIComponent(iss)}`);
const idToken = (iss: string) => ({
  ...a.redemption(),
  responseBody: jsonBody({ access_token: 't', token_type: 'Bearer', id_token: idTokenOf({ iss }) }),
});

describe('the issuer', () => {
  it('is the one that its metadata names, before any other', () => {
    const flow = flowIn(metadata('https://op.example/m'), a.request(), answeredBy('https://op.example/r'));
    expect(serverOf(flow).issuer).toBe('https://op.example/m');
  });

  it('is else the one that answered', () => {
    const flow = flowIn(a.request(), answeredBy('https://op.example/r'), idToken('https://op.example/t'));
    expect(serverOf(flow).issuer).toBe('https://op.example/r');
  });

  it('is else the one of the ID token', () => {
    expect(serverOf(flowIn(a.request(), a.landing(), idToken('https://op.example/t'))).issuer).toBe(
      'https://op.example/t',
    );
  });

  it('is not guessed from the origin', () => {
    expect(serverOf(flowIn(a.request()))).toEqual({ issuer: null, origin: 'https://op.example' });
  });
});

describe('the origin', () => {
  it('is that of the authorization endpoint, wherever documents, keys and tokens live', () => {
    const flow = flowIn(
      json('https://keys.example/jwks', { keys: [{ kty: 'RSA', kid: '1', n: 'x', e: 'AQAB' }] }),
      a.request(),
      a.landing(),
      { ...a.redemption(), url: 'https://tokens.example/token' },
    );
    expect(serverOf(flow).origin).toBe('https://op.example');
  });

  it('is the secure one where the server sent plain http on to https, and only there', () => {
    const asked = a.request();
    const overHttp = { ...asked, url: asked.url.replace('https:', 'http:'), redirectUrl: asked.url };
    const elsewhere = { ...overHttp, url: overHttp.url.replace('op.example', 'login.example') };
    expect(serverOf(flowIn(overHttp, asked, a.landing())).origin).toBe('https://op.example');
    expect(serverOf(flowIn(overHttp, a.landing())).origin).toBe('http://op.example');
    expect(serverOf(flowIn(elsewhere, asked, a.landing())).origin).toBe('http://login.example');
  });

  it('is that of the page that posted an answer nobody had asked for: an entity id is only a name', () => {
    const xml = responseXml({ inResponseTo: null });
    const posted = samlLogin.response(xml, {});
    const from = (initiator: string) =>
      serverOf(flowIn({ ...posted, context: { resourceType: 'main_frame', initiator } })).origin;
    expect(from('https://sso.elsewhere.example')).toBe('https://sso.elsewhere.example');
    expect(from('https://sp.example.com')).toBe('https://idp.example.org');
    expect(from('null')).toBe('https://idp.example.org');
  });

  it('is that of the token endpoint where no other was seen', () => {
    expect(serverOf(flowIn(a.redemption())).origin).toBe('https://op.example');
  });
});
