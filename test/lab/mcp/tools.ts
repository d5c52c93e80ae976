import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { metadataHandler } from '@modelcontextprotocol/sdk/server/auth/handlers/metadata.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { loopbackFetch } from '../loopback-fetch.ts';

export type ToolsSetup = {
  readonly issuer: string;
  readonly origin: string;
  /** It says where to log in (RFC 9728); servers of 2025-03-26 do not. Default true. */
  readonly isDescribed?: boolean;
  /** It speaks that revision alone, in which there is no session. Default: what the SDK's server speaks, up to 2025-11-25. */
  readonly revision?: '2026-07-28';
};

/** An MCP server with one tool, guarded by the SDK's own authorization parts: RFC 9728 document, challenge, bearer check. */
export function createTools({ issuer, origin, isDescribed = true, revision }: ToolsSetup): RequestListener {
  const resource = `${origin}/mcp`;
  const app = createMcpExpressApp({ allowedHosts: [new URL(origin).hostname] });
  app.use((request, response, next) => {
    response.set('access-control-allow-origin', request.headers.origin ?? '*');
    response.set(
      'access-control-allow-headers',
      'authorization, content-type, accept, mcp-protocol-version, mcp-session-id, last-event-id',
    );
    response.set('access-control-allow-methods', 'GET, POST, DELETE');
    response.set('access-control-expose-headers', 'www-authenticate, mcp-session-id');
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  });
  // The SDK's router does just this, but refuses issuers on plain http at `*.localhost`.
  const described = { resource, authorization_servers: [issuer], scopes_supported: ['orders:read'] };
  if (isDescribed) app.use('/.well-known/oauth-protected-resource/mcp', metadataHandler(described));
  const verifyAccessToken = verifier(issuer, resource);
  const guard = requireBearerAuth({
    verifier: { verifyAccessToken },
    ...(isDescribed && { resourceMetadataUrl: `${origin}/.well-known/oauth-protected-resource/mcp` }),
  });
  app.all('/mcp', guard, (request, response) => {
    if (revision) serveWithoutSession(request, response, revision);
    else serve(request, response).catch(() => response.status(500).end());
  });
  return app as unknown as RequestListener;
}

/** Stateless: a server and a transport for each request. */
async function serve(request: Request, response: ServerResponse): Promise<void> {
  const server = new McpServer({ name: 'bookshop', version: '1.0.0' });
  server.registerTool('orders', { description: 'What was ordered' }, () => ({
    content: [{ type: 'text', text: 'The Left Hand of Darkness' }],
  }));
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport as Transport);
  await transport.handleRequest(request, response, request.body);
}

/** MCP 2026-07-28: every request says which revision it speaks, and nothing opens a session. */
function serveWithoutSession(request: Request, response: ServerResponse, revision: string): void {
  const { id, method } = request.body as { readonly id: unknown; readonly method: string };
  const complete = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' };
  const results: Readonly<Record<string, unknown>> = {
    'server/discover': {
      supportedVersions: [revision],
      capabilities: { tools: {} },
      _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'bookshop', version: '1.0.0' } },
      ...complete,
    },
    'tools/list': { tools: [{ name: 'orders', inputSchema: { type: 'object' } }], ...complete },
    'tools/call': {
      content: [{ type: 'text', text: 'The Left Hand of Darkness' }],
      resultType: 'complete',
    },
  };
  const result = results[method];
  response.writeHead(result ? 200 : 404, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      jsonrpc: '2.0',
      id,
      ...(result ? { result } : { error: { code: -32_601, message: 'Method not found' } }),
    }),
  );
}

type Request = IncomingMessage & { readonly body?: unknown };

function verifier(issuer: string, resource: string) {
  const keys = createRemoteJWKSet(new URL('/jwks', issuer), { [customFetch]: loopbackFetch });
  return async (token: string) => {
    const verified = await jwtVerify(token, keys, { issuer, audience: resource }).catch(() => undefined);
    if (!verified) throw new InvalidTokenError('this token is not for this server');
    const { client_id, scope, exp } = verified.payload;
    const scopes = String(scope ?? '').split(' ');
    return { token, clientId: String(client_id), scopes, expiresAt: exp ?? 0, resource: new URL(resource) };
  };
}
