import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated, samlAnswer, samlRequest, type RequestChanges } from '../../../support/saml-login.ts';
import { providerXml, published, serviceXml } from '../../../support/saml-rules.ts';
import { signatureXml } from '../../../support/saml-signature.ts';

const id = 'saml-signature-wanted';
const wanted = published(providerXml({ role: 'WantAuthnRequestsSigned="true"' }));
const notWanted = published(providerXml());
const ownWish = published(serviceXml({ role: 'AuthnRequestsSigned="true"' }), 'https://sp.example/metadata');

/** The provider answers the request with a page of its own. */
const page = (status: number, text: string) => ({
  status,
  responseHeaders: [dated(baseTime), ['Content-Type', 'text/html']] as const,
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});
const onPage = (status = 400, text = 'Invalid requester', request: RequestChanges = {}, metadata = wanted) =>
  capture(metadata, samlRequest({ ...request, exchange: { ...page(status, text), ...request.exchange } }));

const requester = 'urn:oasis:names:tc:SAML:2.0:status:Requester';
const status = (inside = '', message = '') =>
  `<samlp:StatusCode Value="${requester}">${inside}</samlp:StatusCode>${message && `<samlp:StatusMessage>${message}</samlp:StatusMessage>`}`;
const answered = (code: string, metadata = wanted) =>
  capture(
    metadata,
    samlRequest(),
    samlAnswer({ status: code, exchange: { status: 403, redirectUrl: undefined } }),
  );
const sub = (word: string) => `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${word}"/>`;
const signed: RequestChanges = { inside: signatureXml('_request1') };

describe(`${id} is the cause`, () => {
  it.each([
    ['of a page that does not say why', onPage()],
    ['of a page without words', onPage(400, 'Sorry')],
    ['of a page that speaks of it, whatever its status', onPage(500, 'no signature found on message')],
    ['of a status that blames the request', answered(status())],
    [
      'of a status that speaks of signatures',
      answered(status(sub('RequestDenied'), 'Request was not signed')),
    ],
    ['of a site that says of itself that it signs', onPage(400, 'Invalid requester', {}, ownWish)],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('and names who wants the signature, and where it is missing', () => {
    expect(reasonOf(onPage())?.why).toContain(
      'The metadata of https://idp.example/metadata has WantAuthnRequestsSigned="true", and the request to https://idp.example/sso carries no signature: the provider refused it.',
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where no metadata was recorded', capture(samlRequest({ exchange: page(400, 'Invalid requester') }))],
    ['where the metadata asks for none', onPage(400, 'Invalid requester', {}, notWanted)],
    ['of a signed request', onPage(400, 'Invalid requester', signed)],
    ['of an address that is not there', onPage(404, 'Not found')],
    ['of a proxy that cannot reach the provider', onPage(502, 'Bad gateway')],
    ['of a login that goes through', capture(wanted, samlRequest(), samlAnswer())],
    ['of a status with a reason of its own', answered(status(sub('NoAuthnContext')))],
    ['of a status that says something else', answered(status('', 'Unknown assertion consumer service'))],
    [
      'of a page that names something else',
      onPage(400, 'AADSTS50011: The reply URL specified in the request does not match'),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
