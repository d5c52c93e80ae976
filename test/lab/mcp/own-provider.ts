import type { RequestListener } from 'node:http';
import type { Part } from '../failing/parts.ts';
import { openServer } from '../open-server.ts';
import { createProvider } from '../provider/provider.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { createTools } from './tools.ts';

export type OwnProvider = Part & {
  /** The MCP server. */
  readonly server: string;
  readonly log: readonly ProviderEvent[];
};

/**
 * An MCP server of 2025-03-26: it is its own authorization server, which says so at its root, and describes itself nowhere. With
 * `saysIssuer` that description was copied from another authorization server and names that one.
 */
export async function openToolsWithOwnProvider(saysIssuer?: string): Promise<OwnProvider> {
  const door = await openServer('notes.localhost');
  const { origin } = door;
  const server = `${origin}/mcp`;
  const { listener, log } = createProvider({
    issuer: origin,
    name: 'Notes',
    api: server,
    clients: [],
    options: { defaultApi: server },
  });
  const tools = createTools({ issuer: origin, origin, isDescribed: false });
  const provider = saysIssuer === undefined ? listener : saying(saysIssuer, origin, listener);
  door.serve((request, response) => (isOfTools(request.url) ? tools : provider)(request, response));
  return { server, log, close: door.close };
}

const isOfTools = (path = '/') => /^\/(?:mcp|\.well-known\/oauth-protected-resource)/.test(path);

function saying(issuer: string, origin: string, provider: RequestListener): RequestListener {
  const document = {
    issuer,
    authorization_endpoint: `${origin}/auth`,
    token_endpoint: `${origin}/token`,
    registration_endpoint: `${origin}/reg`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  };
  return (request, response) => {
    if (request.url !== '/.well-known/oauth-authorization-server') return provider(request, response);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document));
  };
}
