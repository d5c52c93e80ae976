import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const app = 'https://wiki.example';
/** An address that somebody opened, from no page or from the app's own, and the page that was answered. */
const opened = (path: string, body: string, status = 500, from?: string): ExchangeFields => ({
  url: `${app}${path}`,
  status,
  ...(from !== undefined && { requestHeaders: [['Referer', from]] }),
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: {
    mediaType: 'text/html',
    text: `<html><head><title>Error</title></head><body>${body}</body></html>`,
  },
  context: { resourceType: 'main_frame' },
});
const shibboleth = (what: string, why: string) =>
  `<h1>${what}</h1><p>The system encountered an error.</p><p class="error">${what} at (${app}/secure)</p><p>${why}</p>`;

describe('software that logs people in by SAML and cannot begin', () => {
  it.each<[string, ExchangeFields, string, string]>([
    [
      'Shibboleth, at its own address',
      opened(
        '/Shibboleth.sso/Login?target=x',
        shibboleth(
          'opensaml::saml2md::MetadataException',
          'Unable to locate metadata for identity provider (https://idp.example/idp)',
        ),
        500,
        `${app}/`,
      ),
      'saml-issuer',
      'no metadata of the identity provider',
    ],
    [
      'Shibboleth, before a page of the app',
      opened(
        '/secure',
        shibboleth(
          'opensaml::saml2md::MetadataException',
          'Unable to locate metadata for identity provider (https://idp.example/idp)',
        ),
      ),
      'saml-issuer',
      'no metadata of the identity provider',
    ],
    [
      'Shibboleth without its service',
      opened(
        '/secure',
        shibboleth(
          'shibsp::ListenerException',
          'Cannot connect to shibd process, a site adminstrator should be notified.',
        ),
      ),
      'login-not-begun',
      'does not reach shibd',
    ],
    [
      'SimpleSAMLphp',
      opened(
        '/simplesaml/module.php/saml/sp/login/default-sp?ReturnTo=x',
        "<h2>Metadata not found</h2><p>Unable to locate metadata for https://idp.example/metadata</p><pre>SimpleSAML\\Error\\MetadataNotFound: METADATANOTFOUND('%ENTITYID%')</pre>",
        500,
        `${app}/`,
      ),
      'saml-issuer',
      'has no metadata of the party',
    ],
    [
      'an app with OneLogin’s library',
      opened(
        '/wp-login.php?saml_sso=1',
        '<p>Invalid array settings: idp_sso_url_invalid, idp_cert_not_found_or_empty</p>',
      ),
      'login-not-begun',
      'idp_… is of the identity provider',
    ],
    [
      'Sustainsys',
      opened(
        '/Saml2/SignIn?idp=x',
        '<h2>No Idp with entity id "https://idp.example" found.</h2>',
        500,
        `${app}/`,
      ),
      'saml-issuer',
      'knows no identity provider of the entity id',
    ],
    [
      'Mellon',
      opened('/mellon/login?ReturnTo=x', '<h1>Internal Server Error</h1>'),
      'login-not-begun',
      'asked no provider for anything',
    ],
    [
      'Argo CD',
      {
        ...opened('/auth/login', ''),
        responseHeaders: [['Content-Type', 'text/plain']],
        responseBody: {
          mediaType: 'text/plain',
          text: 'Failed to query provider "https://idp.example": Get "https://idp.example/.well-known/openid-configuration": dial tcp: lookup idp.example: no such host\n',
        },
      },
      'login-not-begun',
      'does not know the host name',
    ],
  ])('%s', (_, start, cause, said) => {
    const exchanges = capture(start);
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });

  it.each<[string, ExchangeFields]>([
    [
      'a page about Shibboleth',
      opened('/help', '<p>opensaml::saml2md::MetadataException means that …</p>', 200),
    ],
    ['a page that is missing', opened('/help', '<p>Unable to locate metadata</p>', 404)],
    [
      'a page that breaks down',
      opened('/secure', '<h1>Internal Server Error</h1><p>Unable to locate metadata for this picture</p>'),
    ],
    ['an address of settings', opened('/admin/saml2/settings', '<h1>Internal Server Error</h1>')],
    ['a start that is missing, and that nothing led to', opened('/mellon/login', '<h1>Not found</h1>', 404)],
  ])('but not %s', (_, page) => {
    expect(flowsOf(capture(page))).toEqual([]);
  });
});
