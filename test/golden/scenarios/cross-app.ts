import { randomBytes, randomUUID } from 'node:crypto';
import { requestJwtAuthorizationGrant } from '@modelcontextprotocol/client';
import {
  allowInsecureRequests,
  ClientSecretPost,
  customFetch,
  discovery,
  genericGrantRequest,
  type CustomFetch,
} from 'openid-client';
import { createGrantingProvider, type GrantSetup } from '../../lab/cross-app/granting-provider.ts';
import type { LoopbackRequest } from '../../lab/loopback-fetch.ts';
import { openServer } from '../../lab/open-server.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
const assertionGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const typeOf = (name: string): string => `urn:ietf:params:oauth:token-type:${name}`;
const secret = (): string => randomBytes(24).toString('base64url');
const day = 86_400;
const exchangeParameters = [
  'requested_token_type',
  'audience',
  'resource',
  'scope',
  'subject_token',
  'subject_token_type',
] as const;

/** A server for programs, open on a port of its own. */
async function openProvider({ parts }: Stage, host: string, setup: Omit<GrantSetup, 'issuer'>) {
  const server = parts.add(await openServer(host));
  const provider = createGrantingProvider({ issuer: server.origin, ...setup });
  server.serve(provider.listener);
  return { issuer: server.origin, client: setup.client, ...provider };
}

/** An API that lets in whoever has a token, whatever token it is. */
async function openTrustingApi({ parts }: Stage, host: string): Promise<string> {
  const server = parts.add(await openServer(host));
  server.serve((request, response) => {
    const isLetIn = request.headers.authorization?.startsWith('Bearer ');
    response.writeHead(isLetIn ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isLetIn ? { pages: ['Welcome'] } : { error: 'invalid_token' }));
  });
  return server.origin;
}

/** The company’s server, which vouches for its people for a whole day. */
const vouching = (clientAtWiki: string): Omit<GrantSetup, 'issuer'> => ({
  client: { id: 'mail', secret: secret() },
  grantType: exchangeGrant,
  parameters: exchangeParameters,
  grant: async ({ audience, resource }, sign) => ({
    issued_token_type: typeOf('id-jag'),
    access_token: await sign(
      'oauth-id-jag+jwt',
      { sub: 'alice', aud: audience ?? '', client_id: clientAtWiki, resource, scope: 'pages:read' },
      day,
    ),
    token_type: 'N_A',
    expires_in: day,
  }),
});

/** A server that takes every assertion, whomever it is for and whoever brings it. */
const trusting = (more: Readonly<Record<string, unknown>> = {}): Omit<GrantSetup, 'issuer'> => ({
  client: { id: 'mail-at-wiki', secret: secret() },
  grantType: assertionGrant,
  parameters: ['assertion', 'scope', 'resource'],
  grant: () =>
    Promise.resolve({
      access_token: secret(),
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'pages:read',
      ...more,
    }),
});

async function playCarelessly(stage: Stage): Promise<readonly ProviderEvent[]> {
  const { fetch } = stage.program;
  const company = await openProvider(stage, 'company.localhost', vouching('calendar-at-wiki'));
  const wiki = await openProvider(stage, 'wiki.localhost', trusting({ refresh_token: secret() }));
  const chat = await openProvider(stage, 'chat.localhost', trusting());
  const api = await openTrustingApi(stage, 'pages.localhost');
  const { jwtAuthGrant: assertion } = await requestJwtAuthorizationGrant({
    tokenEndpoint: `${company.issuer}/token`,
    audience: wiki.issuer,
    resource: `${api}/`,
    idToken: await company.sign('JWT', { sub: 'alice', aud: 'mail' }, 300),
    clientId: company.client.id,
    clientSecret: company.client.secret,
    fetchFn: (url, init) => fetch(url, init as LoopbackRequest),
  });
  for (const { issuer, client } of [wiki, chat]) {
    const known = await discovery(new URL(issuer), client.id, undefined, ClientSecretPost(client.secret), {
      execute: [allowInsecureRequests],
      [customFetch]: fetch as CustomFetch,
    });
    await genericGrantRequest(known, assertionGrant, { assertion });
  }
  await fetch(`${api}/pages`, { headers: { authorization: `Bearer ${assertion}` } });
  return [...company.log, ...wiki.log, ...chat.log];
}

/** The server of one company’s own services, which says what a transaction is about. */
const ofTransactions: Omit<GrantSetup, 'issuer'> = {
  client: { id: 'wiki', secret: secret() },
  grantType: exchangeGrant,
  parameters: exchangeParameters,
  grant: async ({ audience }, sign) => ({
    issued_token_type: typeOf('txn_token'),
    access_token: await sign(
      'txntoken+jwt',
      { sub: 'alice', aud: audience ?? '', txn: randomUUID(), purp: 'pages:print' },
      60,
    ),
    token_type: 'N_A',
  }),
};

async function callWithTransaction(stage: Stage): Promise<readonly ProviderEvent[]> {
  const { fetch } = stage.program;
  const { issuer, client, log, sign } = await openProvider(stage, 'transactions.localhost', ofTransactions);
  const printer = await openTrustingApi(stage, 'printer.localhost');
  const asked = new URLSearchParams({
    grant_type: exchangeGrant,
    requested_token_type: typeOf('txn_token'),
    audience: 'company.localhost',
    scope: 'pages:print',
    subject_token: await sign('at+jwt', { sub: 'alice', aud: 'wiki', client_id: 'mail' }, 300),
    subject_token_type: typeOf('access_token'),
    client_id: client.id,
    client_secret: client.secret,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const given = await fetch(`${issuer}/token`, { method: 'POST', headers, body: asked });
  const { access_token: token } = (await given.json()) as { access_token: string };
  await fetch(`${printer}/pages`, { headers: { authorization: `Bearer ${token}` } });
  return log;
}

/** Programs that carry what one server says of a person to another, and servers that take it. */
export const crossApp: readonly Scenario[] = [
  {
    name: 'cross-app-careless',
    story:
      'The company’s server vouches for a person for a day, to another client; the client shows that at two servers, which take it, one with a refresh token, and then to the API itself.',
    play: playCarelessly,
    flows: [
      flow({
        protocol: 'oauth2',
        grant: 'token_exchange',
        client_id: 'mail',
        response_mode: null,
        pkce: null,
        steps: steps(
          'token_request',
          'discovery',
          'token_request',
          'discovery',
          'token_request',
          'resource_request',
        ),
        findings: [
          'id-jag-as-bearer',
          'id-jag-audience',
          'id-jag-client-mismatch',
          'id-jag-long-lived',
          'id-jag-refresh-token',
          'id-jag-reused',
        ],
      }),
    ],
  },
  {
    name: 'cross-app-transaction',
    story:
      'A service gets a token that says what one transaction is about, and calls the next service with it as if it were an access token.',
    play: callWithTransaction,
    flows: [
      flow({
        protocol: 'oauth2',
        grant: 'token_exchange',
        client_id: 'wiki',
        response_mode: null,
        pkce: null,
        steps: steps('token_request', 'resource_request'),
        findings: ['txn-token-as-bearer'],
      }),
    ],
  },
];
