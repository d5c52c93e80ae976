import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { samlRequest } from '../../../support/saml-login.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'client-unknown-here';
const refused = (words: string, status = 400, more: FlowChanges = {}) =>
  codeFlow({
    requestExchange: {
      status,
      responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${words}</p>` },
    },
    response: null,
    token: null,
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([
    'invalid_client: client is invalid',
    'Client not found.',
    'AADSTS700016: Application with identifier was not found in the directory',
    'Client disabled.',
  ])('where the page says “%s”', (words) => {
    const exchanges = refused(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('does not know the client spa');
    expect(causesOf(exchanges)).not.toContain('provider-error-page');
  });
});

describe('a site of SAML that Entra does not know', () => {
  const issuer = 'https://app.example/saml/metadata/';
  const answered = (text: string) =>
    capture(
      samlRequest({
        issuer,
        at: 'https://login.microsoftonline.com/3f1c8b52-7e0a-4d7b-9c55-1f6a8e20b4d9/saml2',
        exchange: { status: 200, responseBody: { mediaType: 'text/html', text } },
      }),
    );

  it('is told its Issuer, which the identifier there must equal', () => {
    const exchanges = answered('<script>$Config={"strServiceExceptionMessage":"AADSTS650056: Misconfigured application. This could be due to one of the following"};</script>'); // prettier-ignore
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain(`Enter exactly ${issuer} as Identifier`);
  });

  it('which says another thing to an app of OAuth', () => {
    expect(causesOf(refused('AADSTS650056: Misconfigured application.'))).not.toContain(id);
  });
});

describe('a client that registered itself', () => {
  const onDevice = 'http://127.0.0.1:33418/callback';
  it.each<[string, ReturnType<typeof refused>]>([
    ['by the words', refused('The client was not found in the client registry: invalid_client')],
    [
      'by a program on the device that asks for a resource',
      refused('Client not found.', 400, {
        redirectUri: onDevice,
        request: { resource: 'https://mcp.example/' },
      }),
    ],
    [
      'by a program on the device, in words that name no more than the client (Supabase)',
      refused('Unrecognized client_id', 422, {
        redirectUri: 'http://localhost:3118/callback',
        request: { resource: 'https://mcp.example/mcp' },
      }),
    ],
    [
      'by the words of the MCP Python SDK, wherever the client runs',
      refused("Client ID 'spa' not found", 400, { redirectUri: 'https://claude.ai/api/mcp/auth_callback' }),
    ],
  ])('is told to register anew: %s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain('registers anew');
  });

  it.each<[string, ReturnType<typeof refused>]>([
    ['a web app', refused('Client not found.', 400, { request: { resource: 'https://api.example/' } })],
    ['a web app that Supabase does not know', refused('Unrecognized client_id', 422)],
    ['a program that asks for no resource', refused('Client not found.', 400, { redirectUri: onDevice })],
  ])('is not what %s looks like', (_, exchanges) => {
    expect(reasonOf(exchanges)?.fix).not.toContain('registers anew');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    ['of a page about the redirect URI', refused('Invalid parameter: redirect_uri')],
    ['of a page about something else', refused('invalid_scope')],
    [
      'of a client that is a metadata document',
      refused('invalid_client', 400, { client: 'https://app.example/client.json' }),
    ],
    ['of an address that is no authorization endpoint', refused('Client not found.', 404)],
    ['of a login that went through', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a provider’s page that asks its own server for the client', () => {
  const origin = new URL(refused('')[0]!.url).origin;
  const asking = (path: string, status = 404, initiator = origin) =>
    capture(
      ...refused('', 200, {
        requestExchange: {
          status: 200,
          responseBody: { mediaType: 'text/html', text: '<div id="app"></div>' },
        },
      }),
      {
        url: `${origin}${path}`,
        status,
        context: { resourceType: 'fetch', initiator },
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: { mediaType: 'application/json', text: '{"error":"Record not found"}' },
      },
    );

  it.each(['/api/oidc/clients/spa/meta', '/api/apps?client_id=spa', '/api/clients/spa'])(
    'and is told that there is none: %s',
    (path) => {
      expect(causeAndOfTrace(asking(path))).toEqual([id, id]);
      expect(reasonOf(asking(path))?.why).toContain(`asked for it at ${origin}${path.split('?')[0]}`);
    },
  );

  it.each<[string, ReturnType<typeof asking>]>([
    ['for a picture of it', asking('/api/oidc/clients/spa/logo')],
    ['for something else', asking('/api/settings')],
    ['for one whose name holds it', asking('/api/oidc/clients/spa-2/meta')],
    ['and gets it', asking('/api/oidc/clients/spa/meta', 200)],
    ['and may not', asking('/api/oidc/clients/spa/meta', 401)],
    ['but is another site’s', asking('/api/oidc/clients/spa/meta', 404, 'https://other.example')],
  ])('is no sign %s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
