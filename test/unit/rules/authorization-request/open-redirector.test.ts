import { describe, expect, it } from 'vitest';
import { code, codeFlow, detailOf, verdictsOf, webAppFlow, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'open-redirector';
const random = '9f86d081884c7d659a2feaa0c55ad015';
const forwarded = (redirectUrl: string, response: FlowChanges['response'] = {}, more: FlowChanges = {}) =>
  webAppFlow({ ...more, response, responseExchange: { redirectUrl, responseHeaders: [] } });
const inState = `${random};https%3A%2F%2Fevil.example.org%2Fx`;

describe('open-redirector is', () => {
  it('high where the callback hands the code on to the address it was told', () => {
    const exchanges = forwarded(`https://evil.example.org/x?code=${code}`, {
      next: 'https://evil.example.org/x',
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['high firm']);
    expect(detailOf(rule, exchanges)).toContain('evil.example.org');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high firm']);
  });

  it('low where it goes there without the code', () => {
    const exchanges = forwarded('https://evil.example.org/x', { next: '//evil.example.org/x' });
    expect(verdictsOf(rule, exchanges)).toEqual(['low tentative']);
  });

  it('low where the state had named it', () => {
    const exchanges = forwarded('https://evil.example.org/x', {}, { request: { state: inState } });
    expect(verdictsOf(rule, exchanges)).toEqual(['low tentative']);
    expect(detailOf(rule, exchanges)).toContain('its state names');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['low tentative']);
  });

  it('low for a redirect URI that carries an address of another site', () => {
    const redirectUri = 'https://app.example/cb?next=https%3A%2F%2Fevil.example.org';
    expect(verdictsOf(rule, codeFlow({ redirectUri, response: null, token: null }))).toEqual([
      'low tentative',
    ]);
  });

  it('medium, and the server’s, where a stranger’s faulty link is bounced at once', () => {
    expect(verdictsOf(rule, bounced('https://evil.example.org'))).toEqual(['medium tentative']);
  });
});

function bounced(initiator: string, error = 'invalid_scope') {
  const redirectUrl = `https://app.example/cb?error=${error}&state=af0ifjsldkj9320ad`;
  const context = { resourceType: 'main_frame', initiator } as const;
  return codeFlow({ requestExchange: { status: 302, redirectUrl, context }, response: null, token: null });
}

describe('open-redirector says nothing', () => {
  it.each([
    ['of a path on the same site', forwarded('https://app.example/home', { next: '/home' })],
    [
      'of another host of the same site',
      forwarded('https://www.app.example/', { next: 'https://www.app.example/' }),
    ],
    ['of a target that nobody named', forwarded('https://partner.example.org/welcome')],
    [
      'of a state that cannot be read',
      forwarded('https://partner.example.org/', {}, { request: { state: random } }),
    ],
    [
      'of a broker that sends people back to many sites',
      forwarded(
        'https://shop.example.org/',
        { next: 'https://shop.example.org/' },
        { redirectUri: 'https://tenant.auth0.com/login/callback' },
      ),
    ],
    [
      'of a redirect URI with a path in its query',
      codeFlow({ redirectUri: 'https://app.example/cb?next=%2Fhome' }),
    ],
    ['of an error after a request from the client itself', bounced('https://app.example')],
    ['of an error of the person’s', bounced('https://evil.example.org', 'access_denied')],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
