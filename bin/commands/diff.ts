import type { CommandFile } from '../command-file.ts';
import { redactionOption } from '../options.ts';

export const diff: CommandFile = {
  name: 'diff',
  summary: 'tell what two logins differ in',
  about:
    'Tells what two logins differ in, of two files or of one: what really differs first; what every login makes anew (state, nonce, code, times) is left out. Of several logins it takes the two most alike; #flow-2 behind a file chooses one. Exit status: 0 nothing differs, 1 something does, 2 they could not be compared.',
  examples: [
    { line: 'oauth-lens diff good.har bad.har', tells: 'what the one that failed did otherwise' },
    { line: 'oauth-lens diff day.har#flow-1 day.har#flow-3', tells: 'two logins of one file' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<good>', 'a file, or - for standard input; #flow-2 behind it chooses a login')
      .argument('<bad>', 'another, or the same')
      .addOption(redactionOption())
      .action(async (good, bad, { redaction }) => {
        const { diff: compare } = await import('../diff.ts');
        return end(compare({ files: [good, bad], redaction }, surroundings));
      }),
};
