import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, urlWith } from '../../../support/exchange.ts';
import { samlRequest } from '../../../support/saml-login.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'redirect-scheme-proxy';
/** The provider shows a page instead of redirecting. */
const refused = (redirectUri: string, page: string, words: string, more: FlowChanges = {}) =>
  codeFlow({
    redirectUri,
    requestExchange: {
      status: 400,
      requestHeaders: [['Referer', page]],
      responseBody: { mediaType: 'text/html', text: `<h1>${words}</h1>` },
    },
    response: null,
    token: null,
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['http://crm.example/oauth/return', 'https://crm.example/', 'Redirect URI Error'],
    ['http://crm.example:8080/oauth/return', 'https://crm.example/login', 'Error 400: redirect_uri_mismatch'],
    ['http://wiki.example/cb', 'https://wiki.example/', 'Invalid parameter: redirect_uri'],
  ])('of %s, asked for from %s, where the page says “%s”', (uri, page, words) => {
    const exchanges = refused(uri, page, words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain(uri);
    expect(reason?.why).toContain('only the scheme is wrong');
    expect(reason?.fix).toContain('Do not register the http address');
    expect(reason?.compared?.[0]).toMatchObject({
      name: 'redirect_uri',
      got: { value: uri, step: 'flow-1.1' },
    });
  });

  it('alone: nobody is told to register the address', () => {
    expect(
      causesOf(refused('http://crm.example/cb', 'https://crm.example/', 'redirect_uri_mismatch')),
    ).toEqual([id]);
  });
});

describe(`${id} is the cause in other protocols`, () => {
  it('of a service of CAS whose port speaks TLS alone', () => {
    const service = 'http://dms.example:9043/share/page/';
    const way = { context: { resourceType: 'main_frame' } } as const;
    const asked = `https://sso.example/cas/login?service=${encodeURIComponent(service)}`;
    const exchanges = capture(
      { ...redirect(service.replace('http:', 'https:'), asked), id: 'start' },
      { url: asked, status: 302, redirectUrl: `${service}?ticket=ST-18-aA5Yuvrxzpv8Tau1cYQ7`, ...way },
      {
        url: `${service}?ticket=ST-18-aA5Yuvrxzpv8Tau1cYQ7`,
        ...way,
        ...plainAtTls("<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.</p>"),
      },
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`asked to be answered at ${service}`);
    expect(reasonOf(exchanges)?.fix).toContain('CASRootProxiedAs');
    expect(reasonOf(exchanges)?.compared?.[0]?.name).toBe('service');
  });

  it('of an address of OpenID 2, by the name that it has there', () => {
    const back = 'http://dms.example/openid/complete';
    const way = { context: { resourceType: 'main_frame' } } as const;
    const asked = urlWith('https://id.example/openid', {
      'openid.ns': 'http://specs.openid.net/auth/2.0',
      'openid.mode': 'checkid_setup',
      'openid.claimed_id': 'http://specs.openid.net/auth/2.0/identifier_select',
      'openid.identity': 'http://specs.openid.net/auth/2.0/identifier_select',
      'openid.return_to': back,
    });
    const answer = urlWith(back, {
      'openid.ns': 'http://specs.openid.net/auth/2.0',
      'openid.mode': 'id_res',
      'openid.op_endpoint': 'https://id.example/openid',
      'openid.return_to': back,
      'openid.response_nonce': '2026-01-01T00:00:00Zab',
      'openid.signed': 'op_endpoint,return_to,response_nonce',
      'openid.sig': 'c2lnbmF0dXJl',
    });
    const exchanges = capture(
      { ...redirect('https://dms.example/openid/begin', asked), id: 'start' },
      { url: asked, status: 302, redirectUrl: answer, ...way },
      { url: answer, status: 0, failure: 'net::ERR_CONNECTION_REFUSED', ...way },
    );
    expect(causesOf(exchanges)).toContain(id);
    expect(reasonOf(exchanges)?.compared?.[0]?.name).toBe('openid.return_to');
  });

  it('of a site of SAML that names an inner address, which Entra does not know', () => {
    const consumer = 'http://zabbix.example:8080/index_sso.php?acs';
    const text = `<script>$Config={"strServiceExceptionMessage":"AADSTS50011: The reply URL '${consumer}' specified in the request does not match"};</script>`;
    const exchanges = capture(
      samlRequest({
        consumer,
        exchange: {
          requestHeaders: [['Referer', 'https://zabbix.example/']],
          responseBody: { mediaType: 'text/html', text },
        },
      }),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('only the scheme is wrong, and the port');
    expect(reasonOf(exchanges)?.compared?.[0]).toMatchObject({
      name: 'AssertionConsumerServiceURL',
      expected: { value: 'https://zabbix.example/index_sso.php?acs' },
    });
    expect(reasonOf(exchanges)?.fix).toContain('use_proxy_headers');
  });
});

/** The provider answered at the http address, to which nobody listens with plain HTTP. */
const unheard = (answer: Partial<Exchange>, redirectUri = 'http://crm.example/oauth/return') =>
  codeFlow({
    redirectUri,
    requestExchange: { requestHeaders: [['Referer', 'https://crm.example/']] },
    responseExchange: answer,
    token: null,
  });
const plainAtTls = (text: string): Partial<Exchange> => ({
  status: 400,
  responseBody: { mediaType: text.startsWith('<') ? 'text/html' : 'text/plain', text },
});

describe(`${id} is the cause where the answer comes over http`, () => {
  it.each<[string, Partial<Exchange>, string]>([
    [
      'nginx',
      plainAtTls(
        '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head><body><center><h1>400 Bad Request</h1></center><center>The plain HTTP request was sent to HTTPS port</center><hr><center>nginx</center></body></html>',
      ),
      'nginx speaks only TLS at that port',
    ],
    ['Go', plainAtTls('Client sent an HTTP request to an HTTPS server.'), 'speaks only TLS at that port'],
    [
      'Apache',
      plainAtTls(
        "<h1>Bad Request</h1><p>Your browser sent a request that this server could not understand.<br />Reason: You're speaking plain HTTP to an SSL-enabled server port.</p>",
      ),
      'speaks only TLS at that port',
    ],
    [
      'nobody',
      { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' },
      'the browser says net::ERR_CONNECTION_REFUSED',
    ],
  ])('where %s listens', (_, answer, words) => {
    const exchanges = unheard(answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    [
      'where the app itself came over http',
      refused('http://crm.example/cb', 'http://crm.example/', 'redirect_uri_mismatch'),
    ],
    [
      'where another host came over https',
      refused('http://crm.example/cb', 'https://shop.example/', 'redirect_uri_mismatch'),
    ],
    [
      'on the device itself',
      refused('http://localhost:3000/cb', 'https://localhost:3000/', 'redirect_uri_mismatch'),
    ],
    [
      'of an https address',
      refused('https://crm.example/cb', 'https://crm.example/', 'redirect_uri_mismatch'),
    ],
    [
      'where the page speaks of the client',
      refused('http://crm.example/cb', 'https://crm.example/', 'Unknown client'),
    ],
    ['of an http callback that the app refused', unheard({ status: 400 })],
    [
      'of an https callback at which nobody listens',
      unheard({ status: 0, failure: 'net::ERR_CONNECTION_REFUSED' }, 'https://crm.example/cb'),
    ],
    [
      'where the provider answered at that address',
      codeFlow({
        redirectUri: 'http://crm.example/cb',
        requestExchange: { requestHeaders: [['Referer', 'https://crm.example/']] },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
