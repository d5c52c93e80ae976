import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, capture, form, jsonBody, urlWith, type ExchangeFields } from '../support/exchange.ts';
import { flowsOf } from '../support/flow.ts';
import { jwt } from '../support/logins.ts';
import { mcpLogin, mcpSteps, mcpToken } from '../support/mcp.ts';
import { causesOf, reasonOf } from '../support/causes.ts';

/** What the recordings of `mcp/` show, with other servers, clients and ways to write it. */
const atlas = {
  server: 'https://mcp.atlas.example/v1/sse',
  issuer: 'https://auth.atlas.example/tenant-7',
  metadata: { response_types_supported: ['code'] },
};
const now = baseTime / 1000;

const granted = { access_token: mcpToken, token_type: 'Bearer', expires_in: 900 };

function tokenRequest(
  fields: Readonly<Record<string, string>>,
  answer: Readonly<Record<string, unknown>> = granted,
  at = `${atlas.issuer}/token`,
): ExchangeFields {
  return form(at, fields, {
    status: answer['error'] ? 400 : 200,
    requestHeaders: [['User-Agent', 'node']],
    responseHeaders: [['Cache-Control', 'no-store']],
    responseBody: jsonBody(answer),
    context: {},
  });
}

const call: ExchangeFields = {
  url: atlas.server,
  method: 'POST',
  status: 200,
  requestHeaders: [
    ['Authorization', `Bearer ${mcpToken}`],
    ['MCP-Protocol-Version', '2025-11-25'],
  ],
  requestBody: jsonBody({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
  responseBody: jsonBody({ jsonrpc: '2.0', id: 1, result: { tools: [] } }),
};

/** A program without a person: turned away, told where to ask, and asking. */
const program = (...asked: readonly ExchangeFields[]): readonly Exchange[] =>
  capture(
    ...mcpSteps({ ...atlas, registers: null, request: null, token: null }),
    ...asked,
    ...(asked.at(-1)?.status === 200 ? [call] : []),
  );

const told = (exchanges: readonly Exchange[]) => {
  const flows = flowsOf(exchanges);
  const grave = flows.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'));
  return {
    flows: flows.map(({ grant, outcome }) => [grant, outcome]),
    client: flows[0]?.client.id,
    type: flows[0]?.client.type,
    found: grave.map(({ rule }) => rule),
  };
};

const assertion = (claims: Readonly<Record<string, unknown>>, header = {}) =>
  jwt({ iat: now, exp: now + 120, jti: 'j-51c0', ...claims }, { alg: 'ES256', ...header });
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

describe('a client of an MCP server in which nothing is wrong', () => {
  it('has a secret that the server’s registration gave it', () => {
    const registered = { client_id: 'dyn-4711', client_secret: 's-90aa12', redirect_uris: [] };
    const inBody = mcpLogin({ ...atlas, registered, token: { client_secret: 's-90aa12' } });
    expect(told(inBody)).toEqual({
      flows: [['authorization_code', 'succeeded']],
      client: 'dyn-4711',
      type: 'confidential',
      found: [],
    });
  });

  it('is a program that signs an assertion: its name stands there alone', () => {
    const client = { iss: 'night-job', sub: 'night-job', aud: atlas.issuer };
    const exchanges = program(
      tokenRequest({
        grant_type: 'client_credentials',
        resource: atlas.server,
        client_assertion_type: assertionType,
        client_assertion: assertion(client),
      }),
    );
    expect(told(exchanges)).toMatchObject({
      flows: [['client_credentials', 'succeeded']],
      client: 'night-job',
      found: [],
    });
  });

  it('is a workload that brings the token of its own platform', () => {
    const workload = { iss: 'https://token.actions.example', sub: 'repo:a/b', aud: atlas.issuer };
    const exchanges = program(
      tokenRequest({ grant_type: jwtBearer, resource: atlas.server, assertion: assertion(workload) }),
    );
    expect(told(exchanges)).toMatchObject({ flows: [['jwt_bearer', 'succeeded']], found: [] });
  });

  it('is let in by the company’s own provider, which gives it a grant for the server', () => {
    const company = 'https://sso.company.example/oauth2/v1/token';
    const subject = assertion({ iss: 'https://sso.company.example', sub: 'u-7', aud: 'desk' });
    const grant = assertion(
      { iss: 'https://sso.company.example', sub: 'u-7', aud: atlas.issuer, client_id: 'desk' },
      { typ: 'oauth-id-jag+jwt' },
    );
    const exchanges = program(
      tokenRequest(
        {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          requested_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
          subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
          subject_token: subject,
          audience: atlas.issuer,
          resource: atlas.server,
          client_id: 'desk',
        },
        {
          access_token: grant,
          issued_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
          token_type: 'N_A',
          expires_in: 120,
        },
        company,
      ),
      tokenRequest({ grant_type: jwtBearer, assertion: grant, client_id: 'desk' }),
    );
    expect(told(exchanges)).toMatchObject({ flows: [['token_exchange', 'succeeded']], found: [] });
  });
});

describe('a client of an MCP server fails', () => {
  it('with a workload’s token that is for somebody else, and is told for whom', () => {
    const workload = {
      iss: 'https://token.actions.example',
      sub: 'repo:a/b',
      aud: 'api://AzureADTokenExchange',
    };
    const refusal = {
      error: 'invalid_grant',
      error_description: 'audience of the assertion is not accepted',
    };
    const exchanges = program(
      tokenRequest({ grant_type: jwtBearer, assertion: assertion(workload) }, refusal),
    );
    expect(told(exchanges).flows).toEqual([['jwt_bearer', 'failed']]);
    expect(causesOf(exchanges)[0]).toBe('assertion-audience');
    expect(reasonOf(exchanges)?.why).toContain('api://AzureADTokenExchange');
  });
});

describe('a redirect to the request’s own redirect URI is the answer', () => {
  const strange = (code: string, fetched: Partial<ExchangeFields>) =>
    mcpLogin({ ...atlas, response: { code, state: undefined, iss: 'https://elsewhere.example' } }).map(
      (one) => (one.url.startsWith(`${atlas.issuer}/authorize`) ? { ...one, ...fetched } : one),
    );

  it.each([
    ['fetched by a program, with a code in words', 'a code', { requestHeaders: [['User-Agent', 'undici']] }],
    ['fetched by a script of no page, with one letter', 'c', { context: { resourceType: 'fetch' } }],
  ] as const)('%s', (_, code, fetched) => {
    const { flows, found } = told(strange(code, fetched));
    expect(flows).toEqual([['authorization_code', 'succeeded']]);
    expect(found).toContain('iss-mismatch');
  });

  it('but a redirect elsewhere is none', () => {
    const elsewhere = urlWith('https://login.atlas.example/start', { code: 'c-8f31', state: 's' });
    const exchanges = mcpLogin({ ...atlas, token: null }).map((one) =>
      one.url.startsWith(`${atlas.issuer}/authorize`) ? { ...one, redirectUrl: elsewhere } : one,
    );
    expect(flowsOf(exchanges)[0]?.steps.map(({ kind }) => kind)).not.toContain('authorization_response');
  });
});
