import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { capture, form, json, jsonBody, redirect, urlWith, type ExchangeFields } from './exchange.ts';
import { verifier, type Changes } from './flow.ts';

/** What a test changes of an MCP client's login; a step that is `null` did not happen or was not seen. */
export type McpChanges = {
  /** The MCP server's address. */
  readonly server?: string | undefined;
  /** The authorization server's issuer. */
  readonly issuer?: string | undefined;
  /** The revision that the client speaks. */
  readonly revision?: string | undefined;
  /** Parameters of the first 401's challenge beside `resource_metadata`; `null`: the client was not turned away. */
  readonly challenge?: Readonly<Record<string, string | undefined>> | null | undefined;
  /** Members of the protected resource metadata; `null`: there is none. */
  readonly description?: Readonly<Record<string, unknown>> | null | undefined;
  /** Where the client looked for it, in order; those before the last were not found. */
  readonly lookedAt?: readonly string[] | undefined;
  /** Members of the authorization server's metadata. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** Members that the client registers with. */
  readonly registers?: Readonly<Record<string, unknown>> | null | undefined;
  readonly registered?: Readonly<Record<string, unknown>> | undefined;
  readonly client?: string | undefined;
  readonly redirectUri?: string | undefined;
  readonly request?: Changes | null | undefined;
  readonly response?: Changes | undefined;
  readonly token?: Changes | null | undefined;
  readonly tokenAnswer?: Readonly<Record<string, unknown>> | undefined;
  /** Calls with the token, after the first that is answered. */
  readonly then?: readonly ExchangeFields[] | undefined;
};

/** A token that the login issued. */
export const mcpToken = 'mcp-access-5d1a7c90b2';

/** The login of a command-line client at an MCP server, in which nothing is wrong, changed as the test says. */
export function mcpLogin(changes: McpChanges = {}): readonly Exchange[] {
  return capture(...mcpSteps(changes));
}

/** The same, to be put among others. */
export function mcpSteps(changes: McpChanges = {}): readonly ExchangeFields[] {
  const server = changes.server ?? 'https://mcp.linear.example/mcp';
  const issuer = changes.issuer ?? 'https://id.linear.example';
  const revision = changes.revision ?? '2025-11-25';
  const client = changes.client ?? 'dyn-4711';
  const redirectUri = changes.redirectUri ?? 'http://localhost:33418/callback';
  const { description, token } = changes;
  const said: Header = ['MCP-Protocol-Version', revision];
  const request = { ...askedFor(client, redirectUri, server), ...changes.request };
  const response = { code: 'c-8f31', state: request.state, iss: issuer, ...changes.response };
  const at = documentOf(server);
  const lookedAt = changes.lookedAt ?? [at];
  return [
    ...(changes.challenge === null
      ? []
      : [refused(server, revision, { ...challengeOf(at), ...changes.challenge })]),
    ...lookedAt.map((url, index) =>
      index < lookedAt.length - 1 || description === null
        ? notFound(url, said)
        : json(url, given({ resource: server, authorization_servers: [issuer], ...description }), {
            context: {},
            requestHeaders: [said],
          }),
    ),
    json(
      `${issuer}/.well-known/oauth-authorization-server`,
      given({ ...metadataOf(issuer), ...changes.metadata }),
      { context: {}, requestHeaders: [said] },
    ),
    ...(changes.registers === null ? [] : [registration(issuer, client, redirectUri, changes)]),
    ...(changes.request === null
      ? []
      : [
          redirect(
            urlWith(`${issuer}/authorize`, strings(request)),
            urlWith(redirectUri, strings(response)),
            { context: { resourceType: 'main_frame' } },
          ),
        ]),
    ...(token === null || changes.request === null ? [] : [tokenOf(issuer, request, changes)]),
    ...(token === null || changes.request === null ? [] : [answered(server, revision)]),
    ...(changes.then ?? []),
  ];
}

/** Where the description of a server is: the well-known part goes between host and path. RFC 9728 §3.1. */
export function documentOf(server: string): string {
  const { origin, pathname } = new URL(server);
  return `${origin}/.well-known/oauth-protected-resource${pathname === '/' ? '' : pathname}`;
}

function challengeOf(at: string) {
  return { error: 'invalid_token', resource_metadata: at };
}

/** A call that is turned away. `challenge`: parameters of WWW-Authenticate; a token was sent where `token` is given. */
export function refused(
  server: string,
  revision: string,
  challenge: Readonly<Record<string, string | undefined>>,
  { status = 401, token }: { readonly status?: number; readonly token?: string } = {},
): ExchangeFields {
  const pairs = Object.entries(challenge).filter(([, value]) => value !== undefined);
  return {
    ...call(server, revision, token),
    status,
    responseHeaders: [
      ['WWW-Authenticate', `Bearer ${pairs.map(([name, value]) => `${name}="${value}"`).join(', ')}`],
    ],
  };
}

/** A first call that is answered: `initialize` until 2025-11-25, `server/discover` since. */
function answered(server: string, revision: string, token = mcpToken): ExchangeFields {
  return {
    ...call(server, revision, token),
    status: 200,
    responseHeaders: [['Content-Type', 'text/event-stream']],
    responseBody: {
      mediaType: 'text/event-stream',
      text: `event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id: 0, result: speaksMeta(revision) ? { supportedVersions: [revision] } : { protocolVersion: revision } })}\n\n`,
    },
  };
}

function call(server: string, revision: string, token?: string): ExchangeFields {
  const isMeta = speaksMeta(revision);
  const params = isMeta
    ? { _meta: { 'io.modelcontextprotocol/protocolVersion': revision } }
    : { protocolVersion: revision, capabilities: {} };
  return {
    url: server,
    method: 'POST',
    requestHeaders: [
      ['Content-Type', 'application/json'],
      ...(isMeta ? [['MCP-Protocol-Version', revision] as const] : []),
      ...(token ? [['Authorization', `Bearer ${token}`] as const] : []),
    ],
    requestBody: jsonBody({
      jsonrpc: '2.0',
      id: 0,
      method: isMeta ? 'server/discover' : 'initialize',
      params,
    }),
  };
}

function speaksMeta(revision: string): boolean {
  return revision >= '2026-07-28';
}

function notFound(url: string, said: Header): ExchangeFields {
  return { url, status: 404, requestHeaders: [said], responseHeaders: [['Content-Type', 'text/plain']] };
}

function metadataOf(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/register`,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function registration(
  issuer: string,
  client: string,
  redirectUri: string,
  { registers, registered }: McpChanges,
): ExchangeFields {
  const asked = {
    client_name: 'A client',
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
    ...registers,
  };
  return {
    url: `${issuer}/register`,
    method: 'POST',
    status: registered?.['error'] ? 400 : 201,
    requestBody: jsonBody(given(asked)),
    responseHeaders: [['Cache-Control', 'no-store']],
    responseBody: jsonBody(registered ?? { client_id: client, redirect_uris: [redirectUri] }),
  };
}

function askedFor(client: string, redirectUri: string, server: string) {
  return {
    response_type: 'code',
    client_id: client,
    redirect_uri: redirectUri,
    state: `st-${client}-af0ifjsldkj9320ad`,
    code_challenge: sha256Base64Url(verifier),
    code_challenge_method: 'S256',
    resource: server,
  };
}

function tokenOf(
  issuer: string,
  request: Changes,
  { response, token, tokenAnswer }: McpChanges,
): ExchangeFields {
  const fields = {
    grant_type: 'authorization_code',
    code: response?.['code'] ?? 'c-8f31',
    redirect_uri: request['redirect_uri'],
    client_id: request['client_id'],
    code_verifier: verifier,
    resource: request['resource'],
    ...token,
  };
  return form(`${issuer}/token`, strings(fields), {
    status: tokenAnswer?.['error'] ? 400 : 200,
    responseHeaders: [['Cache-Control', 'no-store']],
    responseBody: jsonBody({
      access_token: mcpToken,
      token_type: 'Bearer',
      expires_in: 600,
      ...tokenAnswer,
    }),
  });
}

function given(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function strings(members: Changes): Readonly<Record<string, string>> {
  return given(members) as Readonly<Record<string, string>>;
}
