import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import {
  artifact,
  authnRequestXml,
  bindingsExample,
  deflated,
  encoded,
  responseXml,
  samlLogin,
  statusXml,
} from '../../../support/single-sign-on.ts';

const messageOf = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned })[0];
const page = { context: { resourceType: 'main_frame' } } as const;

describe('a request', () => {
  it('by redirect names the service provider and its address (Bindings §3.4)', () => {
    expect(messageOf(samlLogin.request())).toMatchObject({
      kind: 'saml_authn_request',
      from: 'client',
      to: 'authorization_server',
      confidence: 'certain',
      params: { RelayState: 'token' },
      protocol: 'saml2',
      ties: [{ name: 'saml_request', value: 'identifier_1' }],
      client: 'https://sp.example.com/SAML2',
      returnAddress: 'https://sp.example.com/SAML2/SSO/POST',
    });
  });

  it('by form is the same (Bindings §3.5)', () => {
    const sent = form('https://idp.example.org/sso', { SAMLRequest: encoded(authnRequestXml()) }, page);
    expect(messageOf(sent)?.ties).toEqual([{ name: 'saml_request', value: 'identifier_1' }]);
  });

  it('carried along by a login form leaves name and password behind', () => {
    const typed = { SAMLRequest: encoded(authnRequestXml()), username: 'alice', password: 'secret' };
    expect(Object.keys(messageOf(form('https://idp.example.org/sso', typed, page))!.params)).toEqual([
      'SAMLRequest',
    ]);
  });

  it('that says Logout at its root is a logout, whatever its parameter is called', () => {
    expect(messageOf({ url: bindingsExample.logoutRequest, ...page })?.kind).toBe('saml_logout_request');
  });
});

describe('a response', () => {
  it('names its request, its issuer, its audience, the session, and itself', () => {
    expect(messageOf(samlLogin.response())).toMatchObject({
      kind: 'saml_response',
      from: 'authorization_server',
      to: 'client',
      ties: [{ name: 'saml_request', value: 'identifier_1' }],
      offers: [
        { name: 'session_index', value: 'identifier_3' },
        { name: 'saml_answer', value: 'identifier_2' },
        { name: 'saml_answer', value: 'identifier_3' },
      ],
      client: 'https://sp.example.com/SAML2',
      issuer: 'https://idp.example.org/SAML2',
      error: undefined,
    });
  });

  it('that nobody asked for names no request', () => {
    const xml = responseXml({ inResponseTo: null }).replace(' InResponseTo="identifier_1"', '');
    expect(messageOf(samlLogin.response(xml))?.ties).toEqual([]);
  });

  it.each([
    ['Responder', 'AuthnFailed', false],
    ['Responder', 'NoPassive', false],
    ['Requester', 'RequestDenied', true],
  ])('%s/%s gives the sub-code as its error (Core §3.2.2.2)', (code, subcode, refused) => {
    const xml = responseXml({ status: statusXml(code, subcode, 'No'), inside: '' });
    expect(messageOf(samlLogin.response(xml))?.error).toEqual({
      code: subcode,
      description: 'No',
      refused,
    });
  });

  it('without a sub-code gives the code', () => {
    const status = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:VersionMismatch"/>';
    expect(messageOf(samlLogin.response(responseXml({ status, inside: '' })))?.error).toEqual({
      code: 'VersionMismatch',
      description: null,
      refused: false,
    });
  });

  it('by artifact is a reference with the site’s own value (Bindings §3.6)', () => {
    const url = urlWith('https://sp.example.com/acs', { SAMLart: artifact, RelayState: '0043bfc1bc45110d' });
    expect(messageOf({ url, ...page })).toMatchObject({
      kind: 'saml_response',
      ties: [
        { name: 'artifact', value: artifact },
        { name: 'relay_state', value: '0043bfc1bc45110d' },
      ],
    });
  });

  it('whose body was not recorded is one only where a request wants its answer', () => {
    const unread: ExchangeFields = { url: 'https://sp.example.com/acs', method: 'POST', ...page };
    const asked = (name: string, value: string) =>
      `${name} ${value}` === 'assertion_consumer https://sp.example.com/acs';
    expect(messageOf(unread)).toBeUndefined();
    expect(messageOf(unread, { knows: asked })).toMatchObject({
      kind: 'saml_response',
      confidence: 'tentative',
    });
  });
});

describe('a logout', () => {
  it('of the example goes to the service provider once it is known who is who (Bindings §3.4.8)', () => {
    const isServerOrigin = (origin: string) => origin === 'https://identityprovider.com';
    const context = { resourceType: 'main_frame', initiator: 'https://identityprovider.com' } as const;
    expect(messageOf({ url: bindingsExample.logoutRequest, context }, { isServerOrigin })).toMatchObject({
      from: 'authorization_server',
      to: 'client',
      ties: [
        { name: 'saml_request', value: 'd2b7c388cec36fa7c39c28fd298644a8' },
        { name: 'session_index', value: '1' },
      ],
      issuer: 'https://IdentityProvider.com/SAML',
    });
    expect(messageOf({ url: bindingsExample.logoutResponse, ...page }, { isServerOrigin })).toMatchObject({
      kind: 'saml_logout_response',
      from: 'client',
      to: 'authorization_server',
      ties: [{ name: 'saml_request', value: 'd2b7c388cec36fa7c39c28fd298644a8' }],
      client: 'https://ServiceProvider.com/SAML',
    });
  });

  it('without a login before it is taken to be asked for by the service provider, and answered to it', () => {
    expect(messageOf({ url: bindingsExample.logoutRequest, ...page })?.to).toBe('authorization_server');
    expect(messageOf({ url: bindingsExample.logoutResponse, ...page })?.to).toBe('client');
  });

  it('response by form, wrapped as printed, is read (Bindings §3.5.8)', () => {
    const sent = form(
      'https://IdentityProvider.com/SAML/SLO/Response',
      { SAMLResponse: bindingsExample.posted },
      page,
    );
    expect(messageOf(sent)?.kind).toBe('saml_logout_response');
  });
});

it('an artifact is resolved between servers (Bindings §3.6.5)', () => {
  const soap = (message: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${message}</s:Body></s:Envelope>`;
  const ask = `<samlp:ArtifactResolve xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"><samlp:Artifact>${artifact}</samlp:Artifact></samlp:ArtifactResolve>`;
  const sent: Partial<Exchange> & { url: string } = {
    url: 'https://idp.example.org/artifact',
    method: 'POST',
    requestBody: { mediaType: 'text/xml', text: soap(ask) },
  };
  expect(messageOf(sent)).toMatchObject({
    kind: 'saml_artifact_resolve',
    ties: [{ name: 'artifact', value: artifact }],
  });
  expect(
    messageOf({ ...sent, requestBody: { mediaType: 'text/xml', text: soap('<x>ArtifactResolve</x>') } }),
  ).toBeUndefined();
});

describe('is no message of SAML', () => {
  const at = (fields: Readonly<Record<string, string>>): ExchangeFields => ({
    url: urlWith('https://a.example/', fields),
    ...page,
  });
  it.each<[string, ExchangeFields]>([
    ['SAMLRequest that is a flag', at({ SAMLRequest: 'true' })],
    ['SAMLRequest of garbage', at({ SAMLRequest: 'fVFdS8MwFH0f7D' })],
    ['SAMLRequest cut off by a log', at({ SAMLRequest: deflated(authnRequestXml()).slice(0, 60) })],
    ['SAMLRequest of other XML', at({ SAMLRequest: deflated('<svg xmlns="http://www.w3.org/2000/svg"/>') })],
    ['SAMLResponse that holds a request', at({ SAMLResponse: deflated(authnRequestXml()) })],
    ['SAMLart that is a word', at({ SAMLart: 'museum-of-modern-art', RelayState: '/' })],
    ['SAMLart of another length', at({ SAMLart: btoa('short') })],
    ['a script’s call with a response', { ...samlLogin.response(), context: { resourceType: 'fetch' } }],
    [
      '3-D Secure: PaReq',
      form(
        'https://acs.bank.example/pareq',
        {
          PaReq: deflated('<ThreeDSecure><Message/></ThreeDSecure>'),
          TermUrl: 'https://shop.example/term',
          MD: '1',
        },
        page,
      ),
    ],
    [
      '3-D Secure: PaRes',
      form(
        'https://shop.example/term',
        { PaRes: deflated('<ThreeDSecure><Message/></ThreeDSecure>'), MD: '1' },
        page,
      ),
    ],
    [
      '3-D Secure 2: creq',
      form('https://acs.bank.example/challenge', { creq: btoa('{"messageType":"CReq"}') }, page),
    ],
    [
      'a beacon that reports a login',
      at({ dl: urlWith('https://idp.example/sso', { SAMLRequest: deflated(authnRequestXml()) }) }),
    ],
    ['RelayState alone', at({ RelayState: 'https://app.example/' })],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)).toBeUndefined();
  });
});

describe('an answer whose document a cleaner took', () => {
  it.each(['REDACTED', '***', '[Filtered]'])(
    '%s is one that was not read, and finds its login by RelayState',
    (SAMLResponse) => {
      expect(
        messageOf(
          form('https://sp.example.com/SAML2/SSO/POST', { SAMLResponse, RelayState: 'token-81' }, page),
        ),
      ).toMatchObject({
        kind: 'saml_response',
        confidence: 'tentative',
        ties: [{ name: 'relay_state', value: 'token-81' }],
      });
    },
  );

  it('is none where something else stands there that is no document', () => {
    const other = form('https://sp.example.com/SAML2/SSO/POST', { SAMLResponse: 'PGh0bWw+' }, page);
    expect(messageOf(other)?.kind).not.toBe('saml_response');
  });
});

describe('a response in a form of the site that it is posted to', () => {
  const pasted = (url: string, from: string) =>
    messageOf(
      form(
        url,
        { SAMLResponse: encoded(responseXml()) },
        { context: { resourceType: 'main_frame', initiator: from } },
      ),
    )?.kind;

  it('is no login where it is meant for another: somebody takes it apart', () => {
    expect(pasted('https://decoder.example.net/decode', 'https://decoder.example.net')).toBeUndefined();
  });

  it.each([
    ['an identity provider posted it', 'https://other.example.net/acs', 'https://idp.example.org'],
    ['both live on one host', 'https://sp.example.com/SAML2/SSO/POST', 'https://sp.example.com'],
  ])('is one where %s', (_, url, from) => {
    expect(pasted(url, from)).toBe('saml_response');
  });
});
