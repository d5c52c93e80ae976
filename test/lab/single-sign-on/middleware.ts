import type { IncomingMessage, ServerResponse } from 'node:http';
import { readForm } from '../read-form.ts';

export type Visit = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly form: URLSearchParams;
};

type Middleware = (request: unknown, response: unknown, next: (error?: unknown) => void) => void;

/** The request with its form read. */
export async function visitOf(request: IncomingMessage, response: ServerResponse): Promise<Visit> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const form = request.method === 'POST' ? await readForm(request) : new URLSearchParams();
  return { request, response, url, form };
}

/** A parameter of the query or, where a form carries it along, of the body. */
export function carried({ url, form }: Visit, name: string): string {
  return url.searchParams.get(name) ?? form.get(name) ?? '';
}

/** The request as Express would hand it over. */
export function expressRequest({ request, url, form }: Visit): Record<string, unknown> {
  return {
    method: request.method,
    protocol: url.protocol.slice(0, -1),
    headers: request.headers,
    originalUrl: request.url,
    query: Object.fromEntries(url.searchParams),
    body: Object.fromEntries(form),
    session: {},
  };
}

/** Runs a middleware written for Express with as much of Express as it asks for. */
export function runMiddleware(middleware: Middleware, visit: Visit): void {
  const { response } = visit;
  const answer = {
    set: (name: string, value: string) => void response.setHeader(name, value),
    send: (body: string | number) =>
      void (typeof body === 'number' ? response.writeHead(body).end() : response.end(body)),
    redirect: (to: string) => void response.writeHead(302, { location: to }).end(),
  };
  middleware(expressRequest(visit), answer, (error) => {
    response.writeHead(500).end(error instanceof Error ? error.message : String(error));
  });
}
