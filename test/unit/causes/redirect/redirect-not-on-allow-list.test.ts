import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'redirect-not-on-allow-list';
const uri = 'https://chat.team.example/oauth/callback';
const refused = (error_description: string, redirectUri = uri) =>
  codeFlow({
    redirectUri,
    requestExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request', error_description }) },
    response: null,
    token: null,
  });
const registered = (address: string, error_description: string) => {
  const asked = refused(error_description);
  const registration = json(
    'https://op.example/register',
    { client_id: 'spa', redirect_uris: [address] },
    { method: 'POST', requestBody: jsonBody({ redirect_uris: [address] }), status: 201 },
  );
  return [{ ...registration, id: 'reg', startedAt: registration.startedAt - 1000 }, ...asked];
};

describe(`${id} is the cause`, () => {
  it.each([
    `Redirect URI '${uri}' does not match allowed patterns.`,
    'redirect_uri is not in the allowlist of this server',
    'The callback URL is not whitelisted',
    'redirect_uri host is not one of the allowed redirect domains',
    'The provided redirect URIs are not approved for use by this authorization server.',
  ])('of “%s”', (words) => {
    const exchanges = refused(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain(`op.example refused the redirect URI ${uri}`);
    expect(reason?.fix).toContain('Whoever runs the server adds');
    expect(causesOf(exchanges)).not.toContain('redirect-uri-mismatch');
  });

  it('where the registration has the very address', () => {
    const exchanges = registered(uri, 'The redirect_uri is not allowed');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('though this very address is registered');
    const fixes = flowsOf(exchanges)[0]
      ?.findings.map(({ fix }) => fix)
      .join(' ');
    expect(fixes).not.toContain('Register this exact string');
  });
});

describe('an address that a server with the MCP Python SDK does not take', () => {
  const words = `Redirect URI '${uri}' not registered for client`;

  it('is told with the server’s list and the client’s registration, for nothing shows which it is', () => {
    const exchanges = refused(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix } = reasonOf(exchanges) ?? {};
    expect(why).toContain('A provider behind it was not asked');
    expect(fix).toContain('allowed_client_redirect_uris');
    expect(fix).toContain('add it again');
  });

  it('is the list’s affair where the registration has it', () => {
    expect(causeAndOfTrace(registered(uri, words))).toEqual([id, id]);
  });

  it('is told in general of other servers’ words', () => {
    expect(reasonOf(refused('redirect_uri is not registered for client'))?.fix).not.toContain('FastMCP');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    [
      'of words about the registration',
      refused(
        "The 'redirect_uri' parameter does not match any of the OAuth 2.0 Client's pre-registered redirect urls.",
      ),
    ],
    [
      'of an application’s own list',
      refused('Invalid return_url. The return URL should match the application’s allowed origins.'),
    ],
    [
      'of Auth0’s list of an application',
      refused('The provided redirect_uri is not in the list of allowed callback URLs.'),
    ],
    [
      'of another address in the registration',
      registered('https://chat.team.example/oauth/cb', 'redirect_uri mismatch'),
    ],
    [
      'of an application’s list',
      refused('The callback URL host is not one of the application’s allowed domains'),
    ],
    ['of origins', refused('The redirect URI should match the allowed origins')],
    ['of a pattern of something else', refused('client_id does not match the allowed pattern')],
    [
      'of an http address that must be https',
      refused('Redirect URI must use HTTPS', 'http://chat.team.example/cb'),
    ],
    ['of a login that succeeds', codeFlow({ redirectUri: uri })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a vendor that calls the registration of an app a list', () => {
  it.each([
    'This redirect failed because the redirect URI is not whitelisted in the app’s Client OAuth Settings.',
    'Oauth error invalid_request: The redirect_uri is not whitelisted',
  ])('means that one: %s', (words) => {
    const exchanges = refused(words);
    expect(causeAndOfTrace(exchanges)).toEqual(['redirect-uri-mismatch', 'redirect-uri-mismatch']);
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
