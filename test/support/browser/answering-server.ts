import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { openServer } from '../../lab/open-server.ts';

/** What a token endpoint may answer, by the last word of its path. */
export const answers = {
  plain: '{"access_token":"für dich","token_type":"Bearer"}',
  packed: `{"access_token":"packed","token_type":"Bearer","scope":"${'a '.repeat(500)}"}`,
  slow: '{"access_token":"one piece after the other","token_type":"Bearer"}',
  long: `{"access_token":"${'ü7'.repeat(400_000)}"}`,
} as const;

export type AnswerName = keyof typeof answers;

/** A page, and beside it token endpoints that answer in all the ways in which bytes come. */
export async function openAnsweringServer() {
  const server = await openServer('answers.localhost');
  server.serve(async (request, response) => {
    const name = new URL(request.url ?? '/', server.origin).pathname.split('/').at(-1) as AnswerName;
    const text = answers[name];
    if (text === undefined) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>A page</p>');
      return;
    }
    response.setHeader('content-type', 'application/json');
    if (name === 'packed') response.setHeader('content-encoding', 'gzip').end(gzipSync(text));
    else if (name === 'slow') {
      for (const character of text) {
        response.write(character);
        await wait(15);
      }
      response.end();
    } else response.end(text);
  });
  return server;
}

/** Runs in a page: redeems a code there, and tells what came back. */
export const redeem = (path: string): string =>
  `fetch('/oauth/token/${path}', { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'of-${path}-0123456789', client_id: 'spa' }) }).then((answer) => answer.text())`;
