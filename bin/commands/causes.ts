import type { CommandFile } from '../command-file.ts';
import { listFormatOption } from '../options.ts';

export const causes: CommandFile = {
  name: 'causes',
  summary: 'list why logins fail',
  about:
    'Lists the causes of failed logins that are told apart, by who can mend them: name and title. explain tells more of one. As JSON, each comes with what proves it, what speaks against it, and what to do.',
  examples: [
    { line: 'oauth-lens causes', tells: 'a line for each' },
    { line: 'oauth-lens causes --format json', tells: 'everything, for other programs' },
  ],
  define: (command, { end, ...surroundings }) =>
    command.addOption(listFormatOption()).action(async ({ format }) => {
      const { causeListText, listedCauses } = await import('../../lib/catalogue/cause-list.ts');
      surroundings.write(
        format === 'json' ? `${JSON.stringify(listedCauses(), undefined, 2)}\n` : causeListText(surroundings),
      );
      return end(0);
    }),
};
