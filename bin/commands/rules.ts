import type { CommandFile } from '../command-file.ts';
import { listFormatOption } from '../options.ts';

export const rules: CommandFile = {
  name: 'rules',
  summary: 'list what is looked for in every login',
  about:
    'Lists the rules, the gravest first: severity, name and title. explain tells more of one. As JSON, each comes with why it matters, what to do, and the specifications behind it.',
  examples: [
    { line: 'oauth-lens rules', tells: 'a line for each' },
    { line: 'oauth-lens rules --format json', tells: 'everything, for other programs' },
  ],
  define: (command, { end, ...surroundings }) =>
    command.addOption(listFormatOption()).action(async ({ format }) => {
      const { listedRules, ruleListText } = await import('../../lib/catalogue/rule-list.ts');
      surroundings.write(
        format === 'json' ? `${JSON.stringify(listedRules(), undefined, 2)}\n` : ruleListText(surroundings),
      );
      return end(0);
    }),
};
