import { describe, expect, it } from 'vitest';
import { json, jsonBody, urlWith, type ExchangeFields } from '../../support/exchange.ts';
import { flowsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const op = 'https://op.example';
const metadata = (issuer = op) =>
  json(`${issuer}/.well-known/openid-configuration`, {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
  });
const from = (
  fields: ExchangeFields,
  place: { tab?: number; page?: string; initiator?: string },
): ExchangeFields => ({
  ...fields,
  context: { resourceType: 'fetch', ...fields.context, ...place },
});
const registration = (client: string, redirectUri = 'https://app.example/cb'): ExchangeFields => ({
  ...json(`${op}/register`, { client_id: client }),
  method: 'POST',
  status: 201,
  requestBody: jsonBody({ redirect_uris: [redirectUri], client_name: 'App' }),
});
const challenge = (
  server = 'https://mcp.example',
  more?: ExchangeFields['responseHeaders'],
): ExchangeFields => ({
  url: `${server}/mcp`,
  method: 'POST',
  status: 401,
  responseHeaders: more ?? [
    ['WWW-Authenticate', `Bearer resource_metadata="${server}/.well-known/oauth-protected-resource/mcp"`],
  ],
});
const described = (server = 'https://mcp.example', issuer = op): ExchangeFields =>
  json(`${server}/.well-known/oauth-protected-resource/mcp`, {
    resource: `${server}/mcp`,
    authorization_servers: [issuer],
  });
const login = (client: string, resource?: string): ExchangeFields => ({
  url: urlWith(`${op}/auth`, {
    client_id: client,
    redirect_uri: 'https://app.example/cb',
    response_type: 'code',
    state: `state-of-${client}`,
    ...(resource && { resource }),
  }),
  context: { resourceType: 'main_frame' },
});

/** The entries of each flow. */
const entries = (...fields: readonly ExchangeFields[]) =>
  flowsIn(...fields).map(({ messages }) => messages.map(({ exchange }) => exchange.entry));

describe('a registration', () => {
  it('belongs to the login of the client it made, however logins are interleaved', () => {
    expect(entries(registration('a'), registration('b'), login('b'), login('a'))).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('that was refused belongs to the login that comes back to the same address', () => {
    const refused = {
      ...registration('x'),
      status: 400,
      responseBody: jsonBody({ error: 'invalid_client_metadata' }),
    };
    expect(entries(refused, registration('a'), login('a'))).toEqual([[0, 1, 2]]);
  });

  it('of another client belongs to nobody', () => {
    expect(entries(registration('b', 'https://else.example/cb'), login('a'))).toEqual([[1]]);
  });

  it('may be an hour old', () => {
    expect(entries(registration('a'), { ...login('a'), startedAt: Date.UTC(2026, 0, 1, 1) })).toEqual([
      [0, 1],
    ]);
  });
});

describe('a metadata document', () => {
  it('of another tenant of the same server belongs to nobody', () => {
    const other = metadata(`${op}/tenant-b`);
    const request = { ...login('a'), url: login('a').url.replace(`${op}/auth`, `${op}/tenant-a/auth`) };
    expect(entries(other, metadata(`${op}/tenant-a`), request)).toEqual([[1, 2]]);
  });

  it('that another site’s page fetched belongs to nobody', () => {
    const open = { ...metadata(), responseHeaders: [['Access-Control-Allow-Origin', '*']] as const };
    expect(entries(from(open, { initiator: 'https://else.example' }), login('a'))).toEqual([[1]]);
    expect(entries(from(metadata(), { initiator: 'https://app.example' }), login('a'))).toEqual([[0, 1]]);
  });

  it('belongs to the login of its own tab', () => {
    const a = spaLogin('a', { tab: 1 });
    const b = spaLogin('b', { tab: 2 });
    expect(
      entries(from(metadata(), { tab: 1 }), from(metadata(), { tab: 2 }), b.request(), a.request()),
    ).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('fetched twice by two pages goes to two logins', () => {
    const [one, two] = [from(metadata(), { page: 'page_1' }), from(metadata(), { page: 'page_2' })];
    const pushed = (name: string, page: string): ExchangeFields => ({
      url: `${op}/par`,
      method: 'POST',
      status: 201,
      requestBody: jsonBody({
        response_type: 'code',
        client_id: 'spa',
        state: name,
        redirect_uri: 'https://app.example/cb',
      }),
      responseBody: jsonBody({ request_uri: `urn:ietf:params:oauth:request_uri:${name}` }),
      context: { resourceType: 'fetch', page },
    });
    expect(entries(one, two, pushed('first', 'page_1'), pushed('second', 'page_2'))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('is what WebFinger led to', () => {
    const finger = json(
      `https://mail.example/.well-known/webfinger?resource=acct%3Aa%40mail.example&rel=${encodeURIComponent('http://openid.net/specs/connect/1.0/issuer')}`,
      { links: [{ rel: 'http://openid.net/specs/connect/1.0/issuer', href: op }] },
    );
    expect(entries(finger, metadata(), login('a'))).toEqual([[0, 1, 2]]);
    const elsewhere = { ...finger, responseBody: jsonBody({ links: [{ href: 'https://else.example' }] }) };
    expect(entries(elsewhere, metadata(), login('a'))).toEqual([[1, 2]]);
  });
});

describe('MCP authorization', () => {
  it('is one flow from the refusal on, its failed attempts included', () => {
    const tenant = `${op}/tenant`;
    const attempts = [
      'https://mcp.example/.well-known/oauth-protected-resource',
      `${op}/.well-known/oauth-authorization-server/tenant`,
      `${op}/.well-known/openid-configuration/tenant`,
    ];
    const [bare, ...failed] = attempts.map((url): ExchangeFields => ({ url, status: 404 }));
    const request = login('a', 'https://mcp.example/mcp');
    const all = [
      challenge(),
      bare!,
      described('https://mcp.example', tenant),
      ...failed,
      metadata(tenant),
      registration('a'),
      { ...request, url: request.url.replace(`${op}/auth`, `${tenant}/auth`) },
    ];
    expect(entries(...all)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
  });

  it('is tied by the description alone where the request names no resource', () => {
    expect(entries(challenge(), described(), metadata(), login('a'))).toEqual([[0, 1, 2, 3]]);
  });

  it('keeps two servers behind one provider apart', () => {
    const [one, two] = ['https://one.example', 'https://two.example'];
    expect(
      entries(
        challenge(one),
        challenge(two),
        described(two),
        described(one),
        registration('b'),
        registration('a'),
        login('a', `${one}/mcp`),
        login('b', `${two}/mcp`),
      ),
    ).toEqual([
      [0, 3, 5, 6],
      [1, 2, 4, 7],
    ]);
  });

  it('does not take a refusal that leads elsewhere, or that came after the login', () => {
    expect(entries(challenge('https://else.example'), login('a', 'https://mcp.example/mcp'))).toEqual([[1]]);
    expect(entries(login('a'), challenge())).toEqual([[0]]);
  });

  it('takes the refusal of a token from an older session', () => {
    const stale = {
      ...challenge(),
      requestHeaders: [['Authorization', 'Bearer from-yesterday-0123456789']] as const,
    };
    expect(entries(stale, described(), login('a', 'https://mcp.example/mcp'))).toEqual([[0, 1, 2]]);
  });

  it('is no flow without a login', () => {
    expect(entries(challenge(), described(), metadata(), registration('a'))).toEqual([]);
  });
});

describe('the description of the server that decides across apps', () => {
  const wiki = 'https://wiki.example';
  const asked = (server: string, resource?: string): ExchangeFields => ({
    ...json(`${op}/token`, { access_token: 'eyJ', issued_token_type: idJagType, token_type: 'N_A' }),
    method: 'POST',
    requestBody: {
      mediaType: 'application/x-www-form-urlencoded',
      text: String(
        new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          requested_token_type: idJagType,
          subject_token: 'eyJ',
          subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          audience: server,
          ...(resource && { resource }),
        }),
      ),
    },
  });
  const idJagType = 'urn:ietf:params:oauth:token-type:id-jag';

  it('belongs to the exchange that names it as audience', () => {
    expect(entries(metadata(wiki), asked(wiki))).toEqual([[0, 1]]);
    expect(entries(metadata(wiki), asked(`${wiki}/`))).toEqual([[0, 1]]);
  });

  it('belongs to the exchange for the API whose description names it, whatever the audience', () => {
    const api = described('https://mcp.example', wiki);
    expect(
      entries(challenge(), api, metadata(wiki), asked('https://else.example', 'https://mcp.example/mcp')),
    ).toEqual([[0, 1, 2, 3]]);
  });

  it('and not to one that names another', () => {
    expect(entries(metadata(wiki), asked('https://else.example'))).toEqual([[1]]);
  });
});

describe('a client ID metadata document', () => {
  const id = 'https://app.example/client-metadata.json';
  const document = json(id, { client_id: id, redirect_uris: ['https://app.example/cb'] });
  it('belongs to the login of the client it describes', () => {
    expect(entries(document, login(id))).toEqual([[0, 1]]);
    expect(entries(document, login('another'))).toEqual([[1]]);
  });
});
