import express, { type Express } from 'express';

export type UnsaidToolsSetup = {
  /** `WWW-Authenticate` of its refusals; none: it is left out. */
  readonly challenge?: string;
  /** Answered as JSON, with CORS headers, by path; every other path is a 404. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Paths that answer without CORS headers. */
  readonly withoutCors?: readonly string[];
};

/** An MCP server that wants a token and is bad at saying where to get one. */
export function createUnsaidTools({
  challenge,
  documents = {},
  withoutCors = [],
}: UnsaidToolsSetup): Express {
  const app = express();
  app.use((request, response, next) => {
    if (!withoutCors.includes(request.path)) {
      response.set('access-control-allow-origin', request.headers.origin ?? '*');
      response.set('access-control-allow-headers', 'authorization, content-type, mcp-protocol-version');
      response.set('access-control-expose-headers', 'www-authenticate');
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  });
  app.all('/mcp', (_request, response) => {
    if (challenge) response.set('www-authenticate', challenge);
    response.status(401).json({ error: 'unauthorized' });
  });
  for (const [path, document] of Object.entries(documents))
    app.get(path, (_request, response) => void response.json(document));
  app.use((_request, response) => void response.status(404).json({ error: 'not found' }));
  return app;
}
