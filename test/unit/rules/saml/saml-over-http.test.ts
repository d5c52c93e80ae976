import { describe, expect, it } from 'vitest';
import { deflated } from '../../../support/single-sign-on.ts';
import { exchange, urlWith } from '../../../support/exchange.ts';
import { found, foundIn, loginWith, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-over-http';

const at = (host: string) => {
  const url = `http://${host}/saml/acs`;
  return { request: { consumer: url }, answer: { at: url, destination: url, recipients: [url] } };
};
const logout = (host: string) =>
  exchange({
    url: urlWith(`http://${host}/slo`, {
      SAMLRequest: deflated(
        '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_l" Version="2.0"/>',
      ),
    }),
    id: 'out',
    entry: 9,
    status: 200,
    context: { resourceType: 'main_frame' },
  });

describe('saml-over-http is', () => {
  it('critical for an assertion', () => {
    expect(found(rule, at('sp.example'))).toEqual(['critical certain']);
  });

  it('high for an encrypted one, which can be used all the same', () => {
    const { request, answer } = at('sp.example');
    expect(found(rule, { request, answer: { ...answer, isEncrypted: true } })).toEqual(['high certain']);
  });

  it('medium for a request and for a logout', () => {
    expect(found(rule, { request: { at: 'http://idp.example/sso' } })).toEqual(['medium certain']);
    expect(foundIn(rule, [logout('idp.example')])).toEqual(['medium certain']);
  });

  it('medium where the internet does not reach', () => {
    expect(found(rule, at('sp.corp.internal'))).toEqual(['medium certain']);
    expect(found(rule, at('192.168.4.2'))).toEqual(['medium certain']);
  });
});

describe('saml-over-http says nothing', () => {
  it('of https', () => {
    expect(found(rule, {})).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it.each(['localhost:8080', 'app.localhost', '127.0.0.1:3000'])('of the device itself: %s', (host) => {
    expect(found(rule, at(host))).toEqual([]);
  });

  it('of a redirect to https that the browser made itself', () => {
    const [request] = loginWith({});
    const url = request!.url.replace('https:', 'http:');
    const upgraded = {
      ...request!,
      url,
      id: 'up',
      status: 307,
      redirectUrl: request!.url,
      responseHeaders: [['Non-Authoritative-Reason', 'HSTS'] as const],
    };
    expect(found(rule, { before: [upgraded] })).toEqual([]);
  });
});
