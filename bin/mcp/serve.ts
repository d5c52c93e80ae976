import { Readable, Writable } from 'node:stream';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { MaskingLevel } from '../../lib/vocabulary/redaction-level.ts';
import type { Surroundings } from '../surroundings.ts';
import { createCaptures } from './captures.ts';
import { openFolders } from './folders.ts';
import { createServer } from './server.ts';

type McpCommand = { readonly folders: readonly string[]; readonly redaction: MaskingLevel };

/** Answers a client of the Model Context Protocol on standard input and output, until it closes the input. */
export async function serveMcp(
  { folders: named, redaction }: McpCommand,
  { stdin, write, complain }: Surroundings,
): Promise<number> {
  const folders = await openFolders(named);
  if ('error' in folders) {
    complain(`oauth-lens: ${folders.error}`);
    return 2;
  }
  const captures = createCaptures(folders, redaction);
  const input = stdin instanceof Readable ? stdin : Readable.from(stdin);
  const output = new Writable({
    decodeStrings: false,
    write(text: string | Uint8Array, _, done) {
      write(String(text));
      done();
    },
  });
  const over = new Promise<void>((resolve) => void input.once('end', resolve).once('close', resolve));
  const server = serveStdio(() => createServer(captures), {
    transport: new StdioServerTransport(input, output),
    onerror: ({ name }) => complain(`oauth-lens: the connection has an error: ${name}.`),
  });
  await over;
  await server.close();
  return 0;
}
