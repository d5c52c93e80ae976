import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-destination';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

describe(`${id} is the cause`, () => {
  it.each([
    ['http://sp.example/saml/acs', 'the scheme'],
    ['https://sp.example:8443/saml/acs', 'the port'],
    ['https://sp.example/saml/acs/', 'the slash at the end'],
    ['https://login.sp.example/saml/acs', 'the host'],
  ])('of a response for %s', (destination, part) => {
    const exchanges = login({ destination });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`${part} differs`);
  });
});

describe(`${id} is the cause by the site’s own words`, () => {
  it.each([
    'The response was received at http://sp.example:8180/saml/acs instead of https://sp.example/saml/acs',
    'Destination in response doesn&#039;t match the current URL. Destination is &quot;https://sp.example/saml/acs&quot;, current URL is &quot;http://sp.example:8180/saml/acs&quot;.',
  ])('of “%s”', (text) => {
    const exchanges = login({
      exchange: {
        ...refused,
        redirectUrl: undefined,
        responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${text}</p>` },
      },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'takes itself to be at http://sp.example:8180/saml/acs: the scheme and the port differ.',
    );
    expect(reasonOf(exchanges)?.fix).toContain('X-Forwarded-Proto');
    expect(reasonOf(exchanges)?.proof).toBe('comparison');
  });
});

describe(`${id} is the cause of a site that knows but one of its names`, () => {
  const posted = 'https://alumni.example/Shibboleth.sso/SAML2/POST';
  const own = posted.replace('alumni', 'www');
  const words = 'SAML message delivered with POST to incorrect server URL.';
  const said = (text: string) =>
    login(
      {
        at: posted,
        destination: posted,
        isEncrypted: true,
        exchange: { ...refused, redirectUrl: undefined, responseBody: { mediaType: 'text/html', text } },
      },
      { consumer: null },
    );

  it('by the address that its page tells', () => {
    const exchanges = said(`<p class="error">opensaml::BindingException at (${own})</p><p>${words}</p>`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `The response is addressed to ${posted} and was posted there, and the site says that it takes itself to be at ${own}: the host differs.`,
    );
    expect(reasonOf(exchanges)?.fix).toContain('ServerName');
    expect(reasonOf(exchanges)?.fix).not.toContain('http instead');
  });

  it.each([
    ['Shibboleth', `<h1>opensaml::BindingException</h1><p>${words}</p>`, 'incorrect server URL'],
    [
      'OpenSAML 2 for Java',
      '<pre>org.opensaml.xml.security.SecurityException: SAML message intended destination endpoint did not match recipient endpoint</pre>',
      'did not match recipient endpoint',
    ],
    ['OpenSAML for Java', '<p>SAML message failed received endpoint check</p>', 'endpoint check'],
  ])('by the words of %s alone', (_, text, quoted) => {
    const exchanges = said(text);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(quoted);
  });
});

it(`${id} is the cause by the site’s own words in a cookie for its next page`, () => {
  const words = JSON.stringify({
    error_message:
      'The response was received at http://sp.example/saml/acs instead of https://sp.example/saml/acs',
  });
  const exchanges = login({
    exchange: {
      status: 302,
      redirectUrl: 'https://sp.example/sessions/unauthorized',
      responseHeaders: [
        ['Set-Cookie', `AUTHENTICATION-ERROR=${encodeURIComponent(words)}; Path=/; Max-Age=300`],
        dated(baseTime + 1000),
      ],
    },
  });
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)?.why).toContain('takes itself to be at http://sp.example/saml/acs');
  expect(reasonOf(exchanges)?.fix).toContain('X-Forwarded-Proto');
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of the address posted to', login()],
    ['of no Destination', login({ destination: null })],
    ['of an empty Destination', login({ destination: '' })],
    ['of the same address with its port', login({ destination: 'https://sp.example:443/saml/acs' })],
    [
      'where the site lets the person in',
      login({
        destination: 'http://sp.example/saml/acs',
        exchange: {
          status: 302,
          redirectUrl: 'https://sp.example/home',
          responseHeaders: [['Set-Cookie', 'session=1'], dated(baseTime + 1000)],
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
