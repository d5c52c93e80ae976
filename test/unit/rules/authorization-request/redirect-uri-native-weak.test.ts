import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const rule = 'redirect-uri-native-weak';
const asking = (redirectUri: string, more: FlowChanges = {}) =>
  verdictsOf(rule, codeFlow({ redirectUri, response: null, token: null, ...more }));
const withoutPkce = { request: { code_challenge: undefined, code_challenge_method: undefined } };
const fromOutside = {
  requestExchange: { requestHeaders: [['Sec-Fetch-Site', 'none']] as const },
};

describe('redirect-uri-native-weak is', () => {
  it('medium for a scheme that anybody may claim, low with PKCE', () => {
    expect(asking('myapp://callback', withoutPkce)).toEqual(['medium certain']);
    expect(asking('myapp://callback')).toEqual(['low certain']);
  });

  it('low for a code that is copied by hand', () => {
    expect(asking('urn:ietf:wg:oauth:2.0:oob')).toEqual(['low certain']);
    expect(asking('oob')).toEqual(['low certain']);
  });

  it('a remark for a scheme that a platform prescribes', () => {
    expect(asking('msal4b0db8c2-9f26-4417-8bde-3f0e3656f8e0://auth', withoutPkce)).toEqual(['info certain']);
    expect(asking('ms-appx-web://microsoft.aad.brokerplugin/4b0db8c2')).toEqual(['info certain']);
  });

  it('a remark for localhost with a port of the system’s, opened by no page', () => {
    expect(asking('http://localhost:51004/callback', fromOutside)).toEqual(['info certain']);
  });
});

describe('redirect-uri-native-weak says nothing of', () => {
  it.each([
    'https://app.example/cb',
    'com.example.app:/cb',
    'http://127.0.0.1:51004/cb',
    'http://[::1]:51004/cb',
    'http://localhost:3000/cb',
    'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
  ])('%s', (uri) => {
    expect(asking(uri, fromOutside)).toEqual([]);
  });

  it('localhost that a page on it asked for, or of which nobody knows who asked', () => {
    const context = { resourceType: 'main_frame', initiator: 'http://localhost:51004' } as const;
    const requestExchange = { ...fromOutside.requestExchange, context };
    expect(asking('http://localhost:51004/cb', { requestExchange })).toEqual([]);
    expect(asking('http://localhost:51004/cb')).toEqual([]);
  });

  it.each([
    'storagerelay://https/app.example?id=auth304970',
    'storagerelay://http/localhost:5173?id=auth304970',
    'postmessage',
    'gis_transform',
  ])('%s, by which Google’s script hands the answer to the page', (redirectUri) => {
    const exchanges = codeFlow({ redirectUri, response: null, token: null, ...withoutPkce });
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });

  it('a request that the server refused on a page of its own', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'no' } };
    expect(asking('myapp://callback', { requestExchange })).toEqual([]);
  });
});
