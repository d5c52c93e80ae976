import { describe, expect, it } from 'vitest';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { isTicket, withoutTicket } from '../../../../lib/messages/cas/ticket.ts';
import { exchange, form, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { casLogin, deflated, encoded, serviceTicket } from '../../../support/single-sign-on.ts';

const messageOf = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned })[0];
const page = { context: { resourceType: 'main_frame' } } as const;
const elsewhere = 'https://login.example.org/login';
const ended = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID><samlp:SessionIndex>${serviceTicket}</samlp:SessionIndex></samlp:LogoutRequest>`;

describe('a login request (CAS Protocol 3.0 §2.1)', () => {
  it.each([
    'https://cas.example.org/cas/login?service=http%3A%2F%2Fwww.example.org%2Fservice',
    'https://cas.example.org/cas/login?service=http%3A%2F%2Fwww.example.org%2Fservice&gateway=true',
    'https://cas.example.org/cas/login?service=http%3A%2F%2Fwww.example.org%2Fservice&renew=true',
  ])('of the example %s names the service', (url) => {
    expect(messageOf({ url, ...page })).toMatchObject({
      kind: 'cas_login_request',
      confidence: 'certain',
      protocol: 'cas',
      client: 'http://www.example.org',
      returnAddress: 'http://www.example.org/service',
    });
  });

  it('at a path that does not say CAS is one when it is answered with a ticket', () => {
    const { url } = casLogin.request({}, elsewhere);
    expect(
      messageOf(redirect(url, `http://www.example.org/service?ticket=${serviceTicket}`))?.confidence,
    ).toBe('certain');
    expect(messageOf({ url, ...page })?.confidence).toBe('tentative');
  });

  it('is not answered by what is an address only without its ticket', () => {
    const url = urlWith(elsewhere, { service: 'http://www.example.org/' });
    const answered = { url, ...page, redirectUrl: 'http://www.example.org&ticket=^' };
    expect(messageOf(answered)?.confidence).toBe('tentative');
  });
});

describe('a response (§2.2.4)', () => {
  it('brings a ticket to the service, in the address or by a form', () => {
    expect(messageOf(casLogin.response())).toMatchObject({
      kind: 'cas_response',
      to: 'client',
      confidence: 'firm',
      ties: [
        { name: 'ticket', value: serviceTicket },
        { name: 'service', value: 'http://www.example.org/service' },
      ],
    });
    expect(messageOf(form('http://www.example.org/service', { ticket: serviceTicket }, page))?.kind).toBe(
      'cas_response',
    );
  });

  it('with several, as an application leaves them there that takes none, is tied by the latest', () => {
    const url = `http://www.example.org/service?ticket=ST-1-xVq27cHbR9mPzkW&ticket=${serviceTicket}`;
    expect(messageOf({ url, ...page })?.ties).toContainEqual({ name: 'ticket', value: serviceTicket });
  });

  it('with a ticket of any make is one where a request wants it', () => {
    const knows = (name: string, value: string) =>
      `${name} ${value}` === 'service http://www.example.org/service';
    expect(messageOf(casLogin.response('T-1'), { knows })?.confidence).toBe('certain');
  });

  it('at the gateway may bring none (§2.1.1)', () => {
    const { url } = casLogin.request({ gateway: 'true' });
    const messages = recognise(redirect(url, 'http://www.example.org/service'), nothingLearned);
    expect(messages.map(({ kind, carrier }) => [kind, carrier])).toEqual([
      ['cas_login_request', 'request'],
      ['cas_response', 'redirect'],
    ]);
    expect(recognise(redirect(url, 'http://www.example.org/elsewhere'), nothingLearned)).toHaveLength(1);
  });
});

describe('a validation (§2.4, §2.5)', () => {
  const url = urlWith('https://cas.example.org/cas/serviceValidate', {
    service: 'http://www.example.org/service',
    ticket: serviceTicket,
  });
  const answered = (text: string) =>
    messageOf({ url, status: 200, responseBody: { mediaType: 'application/xml', text } });

  it('that succeeds has no error', () => {
    const text =
      '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>username</cas:user></cas:authenticationSuccess></cas:serviceResponse>';
    expect(answered(text)).toMatchObject({
      kind: 'cas_validation',
      ties: [{ name: 'ticket', value: serviceTicket }],
      error: undefined,
    });
  });

  it('that fails says why, in XML or JSON, and in CAS 1.0 just no', () => {
    const why = `Ticket ${serviceTicket} not recognized`;
    const xml = `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="INVALID_TICKET"> ${why} </cas:authenticationFailure></cas:serviceResponse>`;
    const json = JSON.stringify({
      serviceResponse: { authenticationFailure: { code: 'INVALID_TICKET', description: why } },
    });
    const error = { code: 'INVALID_TICKET', description: why, refused: false };
    expect(answered(xml)?.error).toEqual(error);
    expect(answered(json)?.error).toEqual(error);
    expect(answered('no\n')?.error?.code).toBe('no');
  });
});

describe('a logout (§2.3)', () => {
  it('is asked for at the server', () => {
    expect(
      messageOf({
        url: 'https://cas.example.org/cas/logout?service=http%3A%2F%2Fwww.example.org%2F',
        ...page,
      }),
    ).toMatchObject({
      kind: 'cas_logout_request',
      to: 'authorization_server',
      client: 'http://www.example.org',
    });
  });

  it('is told to the services, which know their ticket (§2.3.3)', () => {
    const posted = form('http://www.example.org/service', { logoutRequest: ended });
    const script = {
      url: urlWith('http://www.example.org/service', { callback: 'cb', logoutRequest: deflated(ended) }),
      context: { resourceType: 'script' },
    } as const;
    for (const sent of [posted, script])
      expect(messageOf(sent)).toMatchObject({
        kind: 'cas_logout_request',
        to: 'client',
        ties: [{ name: 'ticket', value: serviceTicket }],
      });
  });
});

describe('is no message of CAS', () => {
  it.each<[string, ExchangeFields]>([
    ['a support ticket', { url: 'https://help.example/view?ticket=4711', ...page }],
    ['a ticket of a tracker', { url: 'https://tracker.example/browse?ticket=ST-1042', ...page }],
    [
      'a project’s ticket with a name',
      { url: 'https://tracker.example/browse?ticket=ST-login-page', ...page },
    ],
    ['a concert’s ticket', { url: 'https://shop.example/buy?ticket=VIP-2026-FRONT-ROW', ...page }],
    [
      'a registry’s service',
      {
        url: 'https://auth.registry.example/token?service=registry.example&scope=repository:a:pull',
        ...page,
      },
    ],
    [
      'a login page of a service that is a word',
      { url: 'https://accounts.example/ServiceLogin?service=mail', ...page },
    ],
    [
      'a service elsewhere on the page',
      { url: 'https://shop.example/booking?service=https%3A%2F%2Fshop.example%2Fcut', ...page },
    ],
    ['a logout of anybody', { url: 'https://app.example/logout', ...page }],
    ['a logout request that is no document', form('https://app.example/', { logoutRequest: 'true' })],
    ['a logout request of other XML', form('https://app.example/', { logoutRequest: encoded('<a/>') })],
    ['a script’s call with a ticket', { ...casLogin.response(), context: { resourceType: 'fetch' } }],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)).toBeUndefined();
  });

  it('a login page of another make, with a service, until a ticket comes back', () => {
    const [message] = recognise(exchange(casLogin.request({}, elsewhere)), nothingLearned);
    expect(message?.confidence).toBe('tentative');
  });
});

describe('a ticket', () => {
  it('begins as the specification says and is drawn by lot behind it', () => {
    expect(
      [serviceTicket, 'ST-1-abcdefghij1234567890-cas.example.org', 'PT-957-ZuucXqTZ1YcJw81T3dxf'].every(
        isTicket,
      ),
    ).toBe(true);
    expect(
      ['ST-1', 'ST-20260101', 'st-1856339-aA5Yuvrxzpv8Tau1cYQ7', 'TGT-1-abcdefghij12', undefined].some(
        isTicket,
      ),
    ).toBe(false);
  });

  it('is taken off an address, and only it', () => {
    expect(withoutTicket('https://a.example/?ticket=ST-1&b=2#c')).toBe('https://a.example/?b=2#c');
    expect(withoutTicket('https://a.example/x?b=2&ticket=ST-1')).toBe('https://a.example/x?b=2');
    expect(withoutTicket('https://a.example?ticket=ST-1')).toBe('https://a.example/');
    expect(withoutTicket('https://a.example/?ticket=ST-1&ticket=ST-2#c')).toBe('https://a.example/#c');
    expect(withoutTicket('https://a.example/?tickets=1&ticket=ST-1&')).toBe('https://a.example/?tickets=1');
  });
});
