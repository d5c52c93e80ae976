import type { CommandFile } from '../command-file.ts';

export const bundle: CommandFile = {
  name: 'bundle',
  summary: 'make one file of a capture for a ticket',
  about:
    'Writes one HTML page that can be given to anybody: what happened, and the recording itself, with secrets and personal data replaced. It opens offline and runs nothing; OAuth Lens reads it like the recording. Prints the few lines that go into the ticket, and says whether the same is found in the page as in the recording.',
  examples: [
    { line: 'oauth-lens bundle login.har', tells: 'writes login.bundle.html' },
    { line: 'oauth-lens bundle login.har -o ticket-81.html', tells: 'under another name' },
    { line: 'oauth-lens analyze login.bundle.html', tells: 'reads it, as whoever gets it may' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<file>', 'a path, or - for standard input')
      .option('-o, --output <file>', 'where to write it, or - for standard output')
      .action(async (file, { output }) => {
        const { bundle: make } = await import('../bundle.ts');
        return end(make({ file, output }, surroundings));
      }),
};
