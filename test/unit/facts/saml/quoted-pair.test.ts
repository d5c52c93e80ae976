import { describe, expect, it } from 'vitest';
import { withQuotingVerdicts } from '../../../../lib/facts/quoting-verdicts.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { SamlFacts } from '../../../../lib/facts/saml/facts.ts';
import { capture } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import { provider, samlFactsIn, samlLogin, service } from '../../../support/saml-login.ts';

/** A login that the service refuses with a page. */
const refusedWith = (text: string) => {
  const exchange = { status: 500, redirectUrl: undefined, responseBody: { mediaType: 'text/html', text } };
  return samlLogin({}, { exchange });
};
const quotedOn = (text: string) => samlFactsIn(...refusedWith(text)).quoted;

const plain = 'http://sp.example:8180/saml/acs';
const other = 'https://sp.example/metadata/';

describe('a service says what it had and what it got', () => {
  it.each([
    [
      'php-saml, python3-saml',
      `<p>invalid_response: The response was received at ${plain} instead of ${service.consumer}</p>`,
    ],
    [
      'ruby-saml, the other way round',
      `<p>The response was received at ${service.consumer} instead of ${plain}</p>`,
    ],
    [
      'SimpleSAMLphp',
      `<p>Destination in response doesn't match the current URL. Destination is "${service.consumer}", current URL is "${plain}".</p>`,
    ],
    ['somebody else', `<p>Error: wrong recipient '${service.consumer}', expected '${plain}'</p>`],
  ])('of addresses: %s', (_, text) => {
    expect(quotedOn(text)).toMatchObject({
      about: 'destination',
      comparison: {
        expected: { value: plain, name: 'words' },
        found: { value: service.consumer, name: 'Response/@Destination' },
        parts: ['scheme', 'port'],
        confidence: 'firm',
      },
    });
  });

  it.each([
    [
      'php-saml',
      `<p>Invalid audience for this Response (expected '${other}', got '${service.entityId}')</p>`,
    ],
    [
      'ruby-saml',
      `<p>Invalid Audience. The audience ${service.entityId}, did not match the expected audience ${other}</p>`,
    ],
    [
      'node-saml',
      `<p>Error: SAML assertion audience mismatch. Expected: ${other} Received: ${service.entityId}</p>`,
    ],
    [
      'SimpleSAMLphp',
      `<p>Error: This SP [${other}] is not a valid audience for the assertion. Candidates were: [${service.entityId}]</p>`,
    ],
  ])('of audiences: %s', (_, text) => {
    expect(quotedOn(text)).toMatchObject({
      about: 'audience',
      comparison: { expected: { value: other }, found: { value: service.entityId }, parts: ['slash'] },
    });
  });

  it.each([
    [
      'php-saml',
      `<p>Invalid issuer in the Assertion/Response (expected 'https://idp.example', got '${provider.entityId}')</p>`,
    ],
    [
      'ruby-saml',
      `<p>Doesn't match the issuer, expected: &lt;https://idp.example&gt;, but was: &lt;${provider.entityId}&gt;</p>`,
    ],
  ])('of issuers: %s', (_, text) => {
    expect(quotedOn(text)).toMatchObject({
      about: 'issuer',
      comparison: { expected: { value: 'https://idp.example' }, found: { value: provider.entityId } },
    });
  });

  it('of requests: php-saml', () => {
    const text =
      '<p>The InResponseTo of the Response: _request1, does not match the ID of the AuthNRequest sent by the SP: _request7</p>';
    expect(quotedOn(text)).toMatchObject({
      about: 'request',
      comparison: { expected: { value: '_request7' }, found: { value: '_request1' } },
    });
  });
});

describe('a service says what it had alone', () => {
  const [posted, own] = [
    'https://alumni.example/Shibboleth.sso/SAML2/POST',
    'https://www.example/Shibboleth.sso/SAML2/POST',
  ];
  const wrong = 'SAML message delivered with POST to incorrect server URL.';
  const page = (address: string, words = wrong) =>
    `<h1>opensaml::BindingException</h1><p class="error">opensaml::BindingException at (${address})</p><p>${words}</p>`;
  const answered = (exchange: Partial<Exchange>) =>
    samlFactsIn(
      ...samlLogin(
        { consumer: null },
        {
          at: posted,
          destination: posted,
          isEncrypted: true,
          exchange: { redirectUrl: undefined, ...exchange },
        },
      ),
    ).quoted;
  const shown = (text: string) => answered({ status: 500, responseBody: { mediaType: 'text/html', text } });

  it.each([
    ['on another host', own],
    ['on http', posted.replace('https:', 'http:')],
    ['on the port behind a proxy', posted.replace('.example/', '.example:8443/')],
    ['below another path', posted.replace('/Shib', '/app/Shib')],
  ])('Shibboleth’s page: %s', (_, address) => {
    expect(shown(page(address))).toMatchObject({
      about: 'destination',
      comparison: {
        expected: { value: address, name: 'words' },
        found: { value: posted, name: 'Response/@Destination' },
      },
    });
  });

  it('Shibboleth’s redirect to a page of the site (redirectErrors)', () => {
    const said = {
      requestURL: own,
      errorType: 'opensaml::BindingException',
      errorText: wrong,
    };
    const redirectUrl = `https://www.example/shib-error?${new URLSearchParams(said).toString()}`;
    expect(answered({ status: 302, redirectUrl })?.comparison.expected.value).toBe(own);
  });

  it.each([
    ['Go’s saml', `<p>\`Destination\` does not match AcsURL (expected "${own}")</p>`],
    ['Mellon', `<p>Invalid Destination on Response. Should be: ${own}</p>`],
  ])('%s', (_, text) => {
    expect(shown(text)?.comparison.expected.value).toBe(own);
  });

  it.each([
    ['of another trouble', page(own, 'Invalid HTTP method (GET).')],
    ['of the address that the response is for', page(posted)],
    ['without an address', `<p>${wrong}</p>`],
    ['of the service behind both', page('https://other.example/elsewhere')],
  ])('but not Shibboleth’s page %s', (_, text) => {
    expect(shown(text)).toBeUndefined();
  });
});

describe('a service quotes no pair', () => {
  it.each([
    [
      'when it names one value',
      `<p>Invalid destination [${service.consumer}] for SAML response [_response1]</p>`,
    ],
    [
      'when it names values of somebody else',
      `<p>Error: received at ${plain} instead of https://b.example/acs</p>`,
    ],
    [
      'when the other address is a page of help',
      `<p>Error: wrong destination ${service.consumer}, see https://docs.example/saml/errors</p>`,
    ],
    [
      'when both are one address',
      `<p>Error: received at ${service.consumer} instead of https://sp.example:443/saml/acs</p>`,
    ],
    ['when it says nothing', '<p>Internal Server Error</p>'],
    ['when it greets', `<h1>Welcome</h1><p>You are at ${service.consumer}</p>`],
  ])('%s', (_, text) => {
    expect(quotedOn(text)).toBeUndefined();
  });
});

describe('a redacted trace says the same', () => {
  it.each([
    ['of addresses', `<p>The response was received at ${plain} instead of ${service.consumer}</p>`],
    ['in two sentences', `<p>Audience mismatch. Expected: ${other} Received: ${service.entityId}</p>`],
    ['of requests', '<p>Error: InResponseTo: _request1, but the request sent was: _request7</p>'],
    ['of nothing', '<p>Error: no such thing</p>'],
    [
      'of its own address alone',
      `<p>opensaml::BindingException at (${plain})</p><p>SAML message delivered with POST to incorrect server URL.</p>`,
    ],
  ])('%s', (_, text) => {
    const exchanges = capture(...refusedWith(text));
    const trace = redacted(exchanges.map(withQuotingVerdicts));
    const told = ({ quoted }: SamlFacts) =>
      quoted && [quoted.about, quoted.comparison.expected.value, quoted.comparison.found.value];
    expect(told(samlFactsIn(...trace))).toEqual(told(samlFactsIn(...exchanges)));
    expect(redacted(trace.map(withQuotingVerdicts))).toEqual(trace);
  });

  it('without what is a secret in an address', () => {
    const secret = `${plain}?session_token=aB3dE5fG7hJ9kL1mN3pQ5`;
    const page = `<p>The response was received at ${secret} instead of ${service.consumer}</p>`;
    const trace = redacted(capture(...refusedWith(page)).map(withQuotingVerdicts));
    expect(samlFactsIn(...trace).quoted?.comparison.expected.value).toContain('session_token=redacted-');
    expect(JSON.stringify(trace)).not.toContain('aB3dE5fG7hJ9');
  });
});
