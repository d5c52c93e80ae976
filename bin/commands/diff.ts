import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { CommandFile } from '../command-file.ts';
import { redactionOption } from '../options.ts';

export const diff: CommandFile = {
  name: 'diff',
  summary: 'tell what two logins differ in',
  about:
    'Tells what two logins differ in, of two files or of one: what really differs first; what every login makes anew (state, nonce, code, times) is left out. Of several logins it takes the two most alike; #flow-2 behind a file chooses one. Exit status: 0 nothing differs, 1 something does, 2 they could not be compared.',
  examples: [
    { line: 'oauth-lens diff good.har bad.har', tells: 'what the one that failed did otherwise' },
    { line: 'oauth-lens diff good.har bad.har --format markdown', tells: 'for a ticket' },
    { line: 'oauth-lens diff good.har bad.har#flow-3', tells: 'with one login of many' },
    { line: 'oauth-lens diff day.har --flow flow-1 --flow flow-3', tells: 'two logins of one file' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<good>', 'a file, or - for standard input; #flow-2 behind it chooses a login')
      .argument('[bad]', 'another, or the same')
      .addOption(
        new Option('--flow <id>', 'the login of the first file; given again, that of the second').argParser(
          flowIds,
        ),
      )
      .addOption(
        new Option('--format <format>', 'how to print it')
          .choices(['text', 'markdown', 'json'])
          .default('text'),
      )
      .addOption(redactionOption())
      .action(async (good, bad, options) => {
        const { diff: compare } = await import('../diff.ts');
        return end(compare({ files: [good, bad], ...options }, surroundings));
      }),
};

function flowIds(value: string, previous: readonly string[] = []): readonly string[] {
  if (/^flow-\d+$/.test(value)) return [...previous, value];
  throw new InvalidArgumentError('It is the id of a flow: flow-2.');
}
