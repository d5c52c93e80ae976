import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, form } from '../../../support/exchange.ts';
import { dated, samlAnswer, samlRequest } from '../../../support/saml-login.ts';
import { document } from '../../../support/said.ts';
import { encoded } from '../../../support/single-sign-on.ts';

const id = 'saml-binding-differs';
const salesforce = 'https://org.my.salesforce.com/idp/endpoint';

/** The provider's page at that address. */
const page = (words: string, status = 200): Partial<Exchange> => ({
  status,
  responseHeaders: [dated(baseTime), ['Content-Type', 'text/html']],
  responseBody: { mediaType: 'text/html', text: document(words) },
});
const asked = (at: string, answer: Partial<Exchange>) => capture(samlRequest({ at, exchange: answer }));
const xml =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z"><saml:Issuer>https://sp.example/metadata</saml:Issuer></samlp:AuthnRequest>';
const posted = (at: string, answer: Partial<Exchange>) =>
  capture(form(at, { SAMLRequest: encoded(xml) }, { context: { resourceType: 'main_frame' }, ...answer }));

const invalid = '<h3>Identity Provider Error</h3><p>Error: Invalid HTTP method</p>';

describe(`${id} is the cause`, () => {
  it.each([
    ['Salesforce', `${salesforce}/HttpPost`, invalid, 200],
    [
      'Shibboleth',
      'https://idp.example/idp/profile/SAML2/POST/SSO',
      '<h1>Error</h1><p>This message decoder only supports the HTTP POST method</p>',
      400,
    ],
  ])('where %s says so of a GET', (_, at, words, status) => {
    const exchanges = asked(at, page(words, status));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(`by GET (the redirect binding) to ${at}`);
  });

  it('where authentik takes no POST at its address for redirects', () => {
    const exchanges = posted(
      'https://auth.example/application/saml/wiki/sso/binding/redirect/',
      page('', 405),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
  });

  it('and no more than likely where it is refused without a word', () => {
    const exchanges = asked('https://idp.example/trust/saml2/http-post/sso/1', page('<h1>Sorry</h1>', 400));
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  const form200 = page('<form><input type="password" name="password"></form>');
  it.each([
    ['where the login form comes', asked(`${salesforce}/HttpPost`, form200)],
    ['where it goes the way that the address names', asked(`${salesforce}/HttpRedirect`, page(invalid))],
    ['where the address names neither', asked('https://idp.example/sso', page(invalid))],
    ['where it merely has the word', asked('https://idp.example/blog-post/sso', page('<h1>Sorry</h1>', 400))],
    ['where nobody refused', asked(`${salesforce}/HttpPost`, page('<h1>Choose your organisation</h1>'))],
    ['where there is nothing', asked(`${salesforce}/HttpPost`, page('<h1>Not found</h1>', 404))],
    [
      'where the provider answers',
      capture(samlRequest({ at: `${salesforce}/HttpPost` }), samlAnswer({ exchange: { status: 500 } })),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and a provider of SAML that has an error has no metadata of OAuth’s', () => {
    const exchanges = asked('https://idp.example/sso', page('<h3>Identity Provider Error</h3>'));
    expect(causesOf(exchanges)).not.toContain('mcp-as-metadata');
  });
});
