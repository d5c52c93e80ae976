import { Option } from '@commander-js/extra-typings';
import type { CommandFile } from '../command-file.ts';

export const redact: CommandFile = {
  name: 'redact',
  summary: 'write what the logins used, without secrets',
  about:
    'Writes a HAR of what the logins of a capture used, and nothing else, with secrets and personal data replaced. Every HAR viewer opens it, and reading it again gives the same logins, steps and findings.',
  examples: [
    { line: 'oauth-lens redact login.har > safe.har', tells: 'to standard output' },
    { line: 'oauth-lens redact login.har -o safe.har', tells: 'to a file' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<file>', 'a path, or - for standard input')
      .option('-o, --output <file>', 'where to write it, or - for standard output', '-')
      .addOption(
        new Option('--redaction <level>', 'how much to hide')
          .choices(['default', 'secrets-only'])
          .default('default'),
      )
      .action(async (file, options) => {
        const { redact: write } = await import('../redact.ts');
        return end(write({ file, ...options }, surroundings));
      }),
};
