import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { capture, jsonBody, type ExchangeFields } from './exchange.ts';

/** The page in which a client runs that has to find everything by itself, and the API that it calls. */
export const inspector = 'https://inspector.example';
export const api = 'https://tools.example/mcp';

/** Everybody's pages may read the answer. */
const open: Header = ['Access-Control-Allow-Origin', '*'];
const json: Header = ['Content-Type', 'application/json'];

const fromPage = { resourceType: 'fetch', initiator: inspector } as const;

/** The first call of an MCP client, turned away. `challenge`: what WWW-Authenticate says; `null` for none. */
export function refusedCall(
  challenge: string | null = 'Bearer',
  more: Partial<Exchange> = {},
): ExchangeFields {
  return {
    url: api,
    method: 'POST',
    status: 401,
    context: fromPage,
    requestBody: jsonBody({ jsonrpc: '2.0', id: 0, method: 'initialize', params: {} }),
    responseHeaders: [json, open, ...(challenge === null ? [] : [['WWW-Authenticate', challenge] as const])],
    responseBody: jsonBody({ message: 'log in first' }),
    ...more,
  };
}

/** A document that the page asked for and could read. */
export function found(url: string, document: unknown, more: Partial<Exchange> = {}): ExchangeFields {
  return {
    url,
    status: 200,
    context: fromPage,
    responseHeaders: [json, open],
    responseBody: jsonBody(document),
    ...more,
  };
}

/** An address at which there is nothing. */
export function missing(url: string, status = 404): ExchangeFields {
  return { url, status, context: fromPage, responseHeaders: [['Content-Type', 'text/plain'], open] };
}

/** The client asks to be registered. `answer`: members of the answer; with a `client_id` it is accepted. */
export function registration(
  url: string,
  answer: Readonly<Record<string, unknown>>,
  status = 400,
): ExchangeFields {
  return {
    url,
    method: 'POST',
    status: 'client_id' in answer ? 201 : status,
    context: fromPage,
    requestBody: jsonBody({
      client_name: 'An inspector',
      redirect_uris: [`${inspector}/callback`],
      grant_types: ['authorization_code'],
    }),
    responseHeaders: [json, open],
    responseBody: jsonBody(answer),
  };
}

/** Addresses at which clients look. */
export const at = {
  resource: 'https://tools.example/.well-known/oauth-protected-resource/mcp',
  root: 'https://tools.example/.well-known/oauth-protected-resource',
  server: 'https://id.example/.well-known/oauth-authorization-server',
  openid: 'https://id.example/.well-known/openid-configuration',
  guessed: 'https://tools.example/.well-known/oauth-authorization-server',
  register: 'https://id.example/register',
} as const;

/** What the API and the authorization server say of themselves when all is well. */
export const resource = { resource: api, authorization_servers: ['https://id.example'] };
export const server = {
  issuer: 'https://id.example',
  authorization_endpoint: 'https://id.example/authorize',
  token_endpoint: 'https://id.example/token',
  registration_endpoint: 'https://id.example/register',
};

/** The authorization request of that client. */
export const login: ExchangeFields = {
  url: `https://id.example/authorize?response_type=code&client_id=c&state=af0ifjsldkj9320ad&redirect_uri=${encodeURIComponent(`${inspector}/callback`)}`,
  status: 200,
  context: { resourceType: 'main_frame', initiator: inspector },
};

/** One after another, a second apart. */
export function attempt(...steps: readonly ExchangeFields[]): readonly Exchange[] {
  return capture(...steps);
}
