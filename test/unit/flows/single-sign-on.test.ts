import { describe, expect, it } from 'vitest';
import { capture, form, redirect, urlWith, type ExchangeFields } from '../../support/exchange.ts';
import { flowsOf } from '../../support/flow.ts';
import {
  artifact,
  authnRequestXml,
  casLogin,
  deflated,
  encoded,
  responseXml,
  samlLogin,
  serviceTicket,
  statusXml,
  tokenResponseXml,
  wsfedLogin,
} from '../../support/single-sign-on.ts';

/** `saml2: saml_authn_request saml_response -> succeeded`, a line a flow. */
function told(...fields: readonly ExchangeFields[]): readonly string[] {
  return flowsOf(capture(...fields)).map(({ protocol, steps, outcome, error }) => {
    const kinds = steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`)).join(' ');
    return `${protocol}: ${kinds} -> ${outcome}${error ? ` ${error.code}` : ''}`;
  });
}

const inTab = (tab: number, fields: ExchangeFields): ExchangeFields => ({
  ...fields,
  context: { ...fields.context, tab },
});
const samlFlow = 'saml2: saml_authn_request saml_response -> succeeded';
const acs = 'https://sp.example.com/SAML2/SSO/POST';
const unasked = responseXml({ inResponseTo: null }).replace(' InResponseTo="identifier_1"', '');
const slo = (root: string, attributes: string, inside: string): string =>
  deflated(
    `<samlp:${root} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" ${attributes}>${inside}</samlp:${root}>`,
  );
const issuer = (id: string): string => `<saml:Issuer>${id}</saml:Issuer>`;
const status = (code: string): string =>
  `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${code}"/></samlp:Status>`;
const sp = 'https://sp.example.com/SAML2';
const idp = 'https://idp.example.org/SAML2';
const logoutRequest = (session: string): ExchangeFields => ({
  url: urlWith('https://idp.example.org/slo', {
    SAMLRequest: slo('LogoutRequest', 'ID="out_1"', `${issuer(sp)}${session}`),
  }),
  status: 302,
  context: { resourceType: 'main_frame' },
});
const logoutResponse = (inside: string): ExchangeFields => ({
  url: urlWith('https://sp.example.com/slo', {
    SAMLResponse: slo('LogoutResponse', 'ID="out_2" InResponseTo="out_1"', `${issuer(idp)}${inside}`),
  }),
  status: 302,
  context: { resourceType: 'main_frame', initiator: 'https://idp.example.org' },
});

describe('a SAML login', () => {
  it('is its request and its response', () => {
    const [flow] = flowsOf(capture(samlLogin.request(), samlLogin.response()));
    expect(flow).toMatchObject({
      protocol: 'saml2',
      grant: null,
      outcome: 'succeeded',
      client: { id: sp, redirect_uri: acs },
      server: { issuer: idp, origin: 'https://idp.example.org' },
    });
    expect(flow?.steps.map(({ kind }) => kind)).toEqual(['saml_authn_request', 'saml_response']);
  });

  it('whose request the provider sends around its own pages is one', () => {
    const again = { ...samlLogin.request(), url: samlLogin.request().url.replace('/SSO/Redirect', '/login') };
    expect(told(samlLogin.request(), again, samlLogin.response())).toEqual([samlFlow]);
  });

  it('in each of two tabs is its own, although both come back to the same page', () => {
    const other = samlLogin.request(authnRequestXml('', 'identifier_9'));
    const answer = samlLogin.response(responseXml().replaceAll('identifier_1"', 'identifier_9"'));
    expect(told(samlLogin.request(), other, answer, samlLogin.response())).toEqual([samlFlow, samlFlow]);
  });

  it('that nobody asked for is a flow of its own, even in the session of another', () => {
    const other = form(
      'https://other.example/acs',
      { SAMLResponse: encoded(unasked) },
      {
        status: 302,
        responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']],
        context: { resourceType: 'main_frame' },
      },
    );
    expect(told(samlLogin.request(), samlLogin.response(), other)).toEqual([
      samlFlow,
      'saml2: saml_response -> succeeded',
    ]);
  });

  it('whose answer names another request is still told with the one it was asked for', () => {
    expect(
      told(samlLogin.request(), samlLogin.response(responseXml().replaceAll('identifier_1"', 'stranger"'))),
    ).toEqual([samlFlow]);
  });

  it('that is not answered is pending, one that the site turns away failed', () => {
    expect(told(samlLogin.request())).toEqual(['saml2: saml_authn_request -> pending']);
    expect(told(samlLogin.request(), { ...samlLogin.response(), status: 403 })).toEqual([
      'saml2: saml_authn_request saml_response -> failed',
    ]);
  });

  it('that is refused is denied, one that fails has the sub-code', () => {
    const answer = (code: string) =>
      samlLogin.response(responseXml({ status: statusXml('Responder', code, 'No'), inside: '' }));
    expect(told(samlLogin.request(), answer('RequestDenied'))).toEqual([
      'saml2: saml_authn_request saml_response -> denied RequestDenied',
    ]);
    expect(told(samlLogin.request(), answer('NoPassive'))).toEqual([
      'saml2: saml_authn_request saml_response -> failed NoPassive',
    ]);
  });

  it('by artifact is tied by the site’s own value, and resolved where nobody looks', () => {
    const request = samlLogin.request(
      authnRequestXml('AssertionConsumerServiceIndex="1"'),
      '0043bfc1bc45110d',
    );
    const response: ExchangeFields = {
      url: urlWith('https://sp.example.com/artifact', { SAMLart: artifact, RelayState: '0043bfc1bc45110d' }),
      status: 302,
      responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']],
      context: { resourceType: 'main_frame' },
    };
    expect(told(request, response)).toEqual([
      'saml2: saml_authn_request saml_response (saml_artifact_resolve) -> succeeded',
    ]);
  });
});

describe('a SAML logout', () => {
  const session = '<samlp:SessionIndex>identifier_3</samlp:SessionIndex>';

  it('ends the login whose session it names, or else the latest of its parties', () => {
    for (const named of [session, ''])
      expect(
        told(
          samlLogin.request(),
          samlLogin.response(),
          logoutRequest(named),
          logoutResponse(status('Success')),
        ),
      ).toEqual([
        'saml2: saml_authn_request saml_response saml_logout_request saml_logout_response -> succeeded',
      ]);
  });

  it('of one site leaves another of the same session alone', () => {
    const other = authnRequestXml('', 'identifier_9').replaceAll('sp.example.com', 'other.example');
    const answer = responseXml()
      .replaceAll('identifier_1"', 'identifier_9"')
      .replaceAll('sp.example.com', 'other.example');
    const landing = form(
      'https://other.example/SAML2/SSO/POST',
      { SAMLResponse: encoded(answer) },
      {
        status: 302,
        responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']],
        context: { resourceType: 'main_frame' },
      },
    );
    expect(
      told(
        samlLogin.request(),
        samlLogin.response(),
        samlLogin.request(other),
        landing,
        logoutRequest(session),
      ),
    ).toEqual(['saml2: saml_authn_request saml_response saml_logout_request -> succeeded', samlFlow]);
  });

  it('that is partial leaves the login succeeded and says so', () => {
    expect(
      told(
        samlLogin.request(),
        samlLogin.response(),
        logoutRequest(session),
        logoutResponse(status('PartialLogout')),
      ),
    ).toEqual([
      'saml2: saml_authn_request saml_response saml_logout_request saml_logout_response -> succeeded PartialLogout',
    ]);
  });

  it('of a login that was not seen is a flow, pending until it is answered', () => {
    expect(told(logoutRequest(session))).toEqual(['saml2: saml_logout_request -> pending']);
    expect(told(logoutRequest(session), logoutResponse(status('Success')))).toEqual([
      'saml2: saml_logout_request saml_logout_response -> succeeded',
    ]);
  });
});

describe('a WS-Federation login', () => {
  const wsfedFlow = 'wsfed: wsfed_signin_request wsfed_signin_response -> succeeded';

  it('is its request and its response, also where the login page posts to the same address', () => {
    const posted = form(
      wsfedLogin.request().url,
      { UserName: 'kim', Password: 'secret' },
      { status: 200, context: { resourceType: 'main_frame' } },
    );
    expect(told(wsfedLogin.request(), posted, wsfedLogin.response())).toEqual([wsfedFlow]);
  });

  it('made twice with the same context is two', () => {
    const later = wsfedLogin.request({ wct: '2026-01-01T00:01:00Z' });
    const answer = wsfedLogin.response(tokenResponseXml.replace('_a75adf55', '_b80c'));
    expect(told(wsfedLogin.request(), wsfedLogin.response(), later, answer)).toEqual([
      wsfedFlow.replace('succeeded', 'failed'),
      wsfedFlow,
    ]);
  });

  it('ends with a sign-out at the server and the cleaning up it asks for', () => {
    const out: ExchangeFields = {
      url: 'https://sts.example/adfs/ls/?wa=wsignout1.0',
      status: 200,
      context: { resourceType: 'main_frame' },
    };
    const clean: ExchangeFields = {
      url: 'https://adatum.example/?wa=wsignoutcleanup1.0',
      status: 200,
      context: { resourceType: 'other' },
    };
    expect(told(wsfedLogin.request(), wsfedLogin.response(), out, clean)).toEqual([
      'wsfed: wsfed_signin_request wsfed_signin_response wsfed_signout_request wsfed_signout_request -> succeeded',
    ]);
  });
});

describe('a CAS login', () => {
  const casFlow = 'cas: cas_login_request cas_response (cas_validation) -> succeeded';

  it('is its request and the ticket, which the site validates', () => {
    expect(told(casLogin.request(), casLogin.response())).toEqual([casFlow]);
  });

  it('at a path that does not say CAS is known when the ticket comes back, and only then', () => {
    const request = casLogin.request({}, 'https://login.example.org/login');
    expect(told(request)).toEqual([]);
    expect(told(request, casLogin.response())).toEqual([casFlow]);
  });

  it('of two services goes to the right one', () => {
    const other = 'https://other.example/x?a=1';
    expect(
      told(
        inTab(1, casLogin.request()),
        inTab(2, casLogin.request({ service: other })),
        inTab(2, casLogin.response(`${serviceTicket}b`, other)),
      ),
    ).toEqual(['cas: cas_login_request -> pending', casFlow]);
  });

  it('at the gateway without a session brings nothing', () => {
    const { url } = casLogin.request({ gateway: 'true' });
    expect(told(redirect(url, 'http://www.example.org/service'))).toEqual([
      'cas: cas_login_request cas_response -> failed',
    ]);
  });

  it('whose ticket is refused has failed', () => {
    const validation: ExchangeFields = {
      url: urlWith('https://cas.example.org/cas/serviceValidate', {
        service: 'http://www.example.org/service',
        ticket: serviceTicket,
      }),
      status: 200,
      responseBody: {
        mediaType: 'application/xml',
        text: '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="INVALID_SERVICE">no</cas:authenticationFailure></cas:serviceResponse>',
      },
    };
    expect(told(casLogin.request(), casLogin.response(), validation)).toEqual([
      'cas: cas_login_request cas_response cas_validation -> failed INVALID_SERVICE',
    ]);
  });

  it('ends with a logout at the server', () => {
    const out: ExchangeFields = {
      url: 'https://cas.example.org/cas/logout',
      status: 200,
      context: { resourceType: 'main_frame' },
    };
    expect(told(casLogin.request(), casLogin.response(), out)).toEqual([
      'cas: cas_login_request cas_response (cas_validation) cas_logout_request -> succeeded',
    ]);
  });
});

describe('a broker', () => {
  const outer: ExchangeFields = {
    url: urlWith('https://login.example/authorize', {
      client_id: 'app',
      response_type: 'code',
      redirect_uri: 'https://app.example/cb',
      scope: 'openid',
      state: 'af0ifjsldkj9320ad',
    }),
    status: 302,
    context: { resourceType: 'main_frame' },
  };
  const back: ExchangeFields = {
    url: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad',
    status: 302,
    context: { resourceType: 'main_frame' },
  };
  const parents = (...fields: readonly ExchangeFields[]) =>
    flowsOf(capture(...fields)).map(({ protocol, parent }) => [protocol, parent]);

  it('that signs people in by WS-Federation is the parent, though its realm is no address', () => {
    const inner = wsfedLogin.request({ wtrealm: 'urn:federation:MicrosoftOnline' });
    const answer = { ...wsfedLogin.response(), url: 'https://login.example/login.srf' };
    expect(parents(outer, inner, answer, back)).toEqual([
      ['oidc', null],
      ['wsfed', 'flow-1'],
    ]);
  });

  it('that signs people in by CAS is the parent', () => {
    const service = 'https://login.example/broker/cas/endpoint?state=abc';
    expect(
      parents(outer, casLogin.request({ service }), casLogin.response(serviceTicket, service), back),
    ).toEqual([
      ['oidc', null],
      ['cas', 'flow-1'],
    ]);
  });

  it('is no parent of a login elsewhere at the same time', () => {
    expect(parents(outer, samlLogin.request(), samlLogin.response(), back)).toEqual([
      ['oidc', null],
      ['saml2', null],
    ]);
  });
});
