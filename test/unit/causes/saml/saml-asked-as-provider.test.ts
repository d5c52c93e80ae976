import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated, samlAnswer, samlRequest, type RequestChanges } from '../../../support/saml-login.ts';
import { providerXml, published } from '../../../support/saml-rules.ts';

const id = 'saml-asked-as-provider';
const tenant = '4d0d8f0e-51f2-4a55-9c26-2f3d1bb0a7c9';
const google = {
  issuer: 'https://accounts.google.com/o/saml2?idpid=C03q7v1lk',
  at: 'https://accounts.google.com/o/saml2/idp?idpid=C03q7v1lk',
};
const unknownAtGoogle =
  'Error: app_not_configured_for_user</b><p>Service is not configured for this user.</p><b>';

/** The provider answers the request with a page of its own. */
const refused = (request: RequestChanges, text = 'Unknown service', status = 403) =>
  samlRequest({
    ...request,
    exchange: {
      status,
      responseHeaders: [dated(baseTime), ['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p><b>${text}</b></p>` },
    },
  });

describe(`${id} is the cause`, () => {
  it.each<[string, RequestChanges]>([
    ['at Google', google],
    [
      'at Keycloak',
      { issuer: 'https://kc.example/realms/staff', at: 'https://kc.example/realms/staff/protocol/saml' },
    ],
    ['at AD FS', { issuer: 'http://fs.example/adfs/services/trust', at: 'https://fs.example/adfs/ls/' }],
    [
      'at Microsoft Entra, whose name is on another host',
      {
        issuer: `https://sts.windows.net/${tenant}/`,
        at: `https://login.microsoftonline.com/${tenant}/saml2`,
      },
    ],
    [
      'at Okta, whose name is on another host',
      {
        issuer: 'http://www.okta.com/exkk7w2m9pQ4xYz1t5d7',
        at: 'https://org.okta.com/app/org_wiki_1/exkk7w2m9pQ4xYz1t5d7/sso/saml',
      },
    ],
  ])('%s', (_, request) => {
    expectReason(capture(refused(request)), id, `says that ${request.issuer} is asking`.slice(0, 40));
  });

  it('whatever the name looks like, where the provider’s metadata has it', () => {
    const metadata = published(providerXml({}));
    const exchanges = capture(metadata, refused({ issuer: 'https://idp.example/metadata' }));
    expectReason(exchanges, id, 'https://idp.example/metadata');
    expect(reasonOf(exchanges)?.confidence).toBe('certain');
  });

  it('and not another account, where Google knows no app of that name', () => {
    const reason = reasonOf(capture(refused(google, unknownAtGoogle)));
    expect(reason).toMatchObject({ cause: id, owner: 'client' });
    expect(reason?.why).toContain('app_not_configured_for_user');
    expect(reason?.why).not.toMatch(/another/i);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, RequestChanges]>([
    ['of an app that asks in its own name', {}],
    [
      'of a site on the provider’s own host (a broker, another realm)',
      {
        issuer: 'https://kc.example/realms/sales',
        at: 'https://kc.example/realms/staff/protocol/saml',
        consumer: 'https://kc.example/realms/sales/broker/staff/endpoint',
      },
    ],
    [
      'of a name that only is on the provider’s host',
      { issuer: 'https://idp.example/clients/wiki', at: 'https://idp.example/sso' },
    ],
    [
      'of another directory of Microsoft Entra',
      {
        issuer: 'https://sts.windows.net/00000000-1111-2222-3333-444444444444/',
        at: `https://login.microsoftonline.com/${tenant}/saml2`,
      },
    ],
    ['of a name that is no address', { issuer: 'accounts.google.com', at: google.at }],
  ])('%s', (_, request) => {
    expect(causesOf(capture(refused(request)))).not.toContain(id);
  });

  it('of a login that went through', () => {
    expect(causesOf(capture(samlRequest(google), samlAnswer()))).not.toContain(id);
  });

  it('of a page that names another reason', () => {
    expect(causesOf(capture(refused(google, 'Error: app_not_enabled_for_user')))).not.toContain(id);
  });

  it('of a page that is not there, or a provider that is down', () => {
    for (const status of [404, 502, 503])
      expect(causesOf(capture(refused(google, 'Not here', status)))).not.toContain(id);
  });
});

describe('Google knows no app of the request’s name', () => {
  it.each(['app_not_configured_for_user', 'app_not_configured'])('(%s)', (code) => {
    const reason = reasonOf(capture(refused({ at: google.at }, `Error: ${code}`)));
    expect(reason?.cause).toBe('client-unknown-here');
    expect(reason?.why).toContain('Issuer');
    expect(reason?.why).not.toMatch(/^Often/);
  });
});
