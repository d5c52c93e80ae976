import { Option } from '@commander-js/extra-typings';
import type { CommandFile } from '../command-file.ts';

export const mcp: CommandFile = {
  name: 'mcp',
  summary: 'answer a client of the Model Context Protocol',
  about:
    'Serves the Model Context Protocol on standard input and output: its client lists captures and logins, and has them analyzed, explained, compared and redacted. Files below the named folders are read, and no others, wherever links and .. lead; a new HAR is written there when asked for, and nothing that is there is changed. Secrets never leave. It ends with its input.',
  examples: [
    { line: 'oauth-lens mcp ~/captures', tells: 'what the client is told to start' },
    { line: 'oauth-lens mcp --redaction secrets-only day/ night/', tells: 'what tells of persons is shown' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<folders...>', 'folders below which files may be read')
      .addOption(
        new Option('--redaction <level>', 'how much to hide')
          .choices(['default', 'secrets-only'])
          .default('default'),
      )
      .action(async (folders, options) => {
        const { serveMcp } = await import('../mcp/serve.ts');
        return end(serveMcp({ folders, ...options }, surroundings));
      }),
};
