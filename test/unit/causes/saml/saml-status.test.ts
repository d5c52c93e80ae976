import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, urlWith } from '../../../support/exchange.ts';
import { deflated } from '../../../support/single-sign-on.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-status';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

const urn = 'urn:oasis:names:tc:SAML:2.0:status';
const nested = (code: string) =>
  `<samlp:StatusCode Value="${urn}:Responder"><samlp:StatusCode Value="${urn}:${code}"/></samlp:StatusCode>`;

describe(`${id} is the cause`, () => {
  it.each([
    ['NoAuthnContext', 'the way the site asks for'],
    ['InvalidNameIDPolicy', 'in the format that the site asks for'],
    ['AuthnFailed', 'could not sign the person in'],
    ['UnknownPrincipal', 'The identity provider refused (UnknownPrincipal)'],
  ])('of %s', (code, words) => {
    const exchanges = login({ status: nested(code) });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toContain(code);
  });
});

it('names the format that the request asked for', () => {
  const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
  const inside = `<samlp:NameIDPolicy Format="${format}" AllowCreate="true"/>`;
  const exchanges = login({ status: nested('InvalidNameIDPolicy') }, { inside });
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)?.why).toContain('a name in the format emailAddress');
  expect(reasonOf(exchanges)?.fix).toContain('a Name ID of the format emailAddress (AD FS:');
});

it('is told alone where the provider shows its error at a page of its own', () => {
  const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" InResponseTo="_q" Version="2.0" Destination="https://sp.example/saml/acs"><samlp:Status><samlp:StatusCode Value="${urn}:Requester"/><samlp:StatusMessage>Destination validation failed</samlp:StatusMessage></samlp:Status></samlp:Response>`;
  const own = urlWith('https://idp.example/notification.do', { SAMLResponse: deflated(response) });
  const exchanges = capture(samlRequest({ id: '_q', exchange: { status: 302, redirectUrl: own } }), {
    url: own,
    status: 200,
    context: { resourceType: 'main_frame' },
    responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
  });
  expect(causesOf(exchanges)).toEqual([id]);
  expect(reasonOf(exchanges)?.why).toContain('Destination validation failed');
});

it('names no format where the request leaves it open', () => {
  const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
  const inside = `<samlp:NameIDPolicy Format="${format}" AllowCreate="true"/>`;
  const { why, fix } = reasonOf(login({ status: nested('InvalidNameIDPolicy') }, { inside })) ?? {};
  expect(why).toContain('in the format that the site asks for');
  expect(fix).not.toContain('format unspecified');
});

it('names the kind of sign-in that the request asked for', () => {
  const inside = `<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`;
  const exchanges = login({ status: nested('NoAuthnContext') }, { inside });
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)?.why).toContain('a sign-in by PasswordProtectedTransport');
});

describe(`${id} is the cause of a logout`, () => {
  const answer = (status: string) => {
    const text = `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="r" Version="2.0" InResponseTo="q">${status}</samlp:LogoutResponse>`;
    return capture({
      url: urlWith('https://sp.example/slo', { SAMLResponse: deflated(text) }),
      status: 400,
      context: { resourceType: 'main_frame' },
    });
  };
  const refusal = `<samlp:Status><samlp:StatusCode Value="${urn}:Responder"/><samlp:StatusMessage>SessionIndex is missing</samlp:StatusMessage></samlp:Status>`;

  it('that the other side did not carry out, in its words', () => {
    expect(reasonOf(answer(refusal))).toMatchObject({
      cause: id,
      why: expect.stringMatching(/logout was not carried out.*SessionIndex is missing/),
    });
  });

  it('and not of one that it did', () => {
    const success = `<samlp:Status><samlp:StatusCode Value="${urn}:Success"/></samlp:Status>`;
    expect(causesOf(answer(success))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([['of a response with success', login()]])(
    '%s',
    (_, exchanges) => {
      expect(causesOf(exchanges)).not.toContain(id);
    },
  );
});
