import { request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { labKey } from './single-sign-on/keys.ts';

export type LoopbackRequest = {
  readonly method?: string;
  readonly headers?: Record<string, string> | Headers;
  readonly body?: string | URLSearchParams | ArrayBuffer | Uint8Array | ReadableStream | null | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * `fetch` for the lab's servers: every host name is this machine. Node asks the system's resolver for `id.localhost`,
 * which many systems do not answer, although browsers do. Over TLS it takes the lab's certificate and no other, for any name.
 */
export async function loopbackFetch(url: string | URL, init: LoopbackRequest = {}): Promise<Response> {
  const asked = new Request(url, {
    ...init,
    body: (init.body ?? null) as BodyInit | null,
    signal: init.signal ?? null,
  });
  const body = Buffer.from(await asked.arrayBuffer());
  return new Promise((resolve, reject) => {
    const isOverTls = asked.url.startsWith('https:');
    const sent = (isOverTls ? requestOverTls : request)(
      asked.url,
      {
        ...(isOverTls && { ca: labKey.cert, checkServerIdentity: () => undefined }),
        method: asked.method,
        headers: Object.fromEntries(asked.headers),
        lookup: (_host, options, found) =>
          options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 500;
          const empty = status === 204 || status === 304;
          const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
            values.map((value): [string, string] => [name, value]),
          );
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers }));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
