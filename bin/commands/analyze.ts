import { Option } from '@commander-js/extra-typings';
import { formatIds } from '../../lib/output/format-id.ts';
import { profileIds } from '../../lib/vocabulary/profile-id.ts';
import { severities } from '../../lib/vocabulary/severity.ts';
import type { CommandFile } from '../command-file.ts';
import { redactionOption, repeated } from '../options.ts';

const profileChoices = [...profileIds, 'all'] as const;

export const analyze: CommandFile = {
  name: 'analyze',
  summary: 'tell every login in a capture',
  about:
    'Tells every OAuth and OpenID Connect login in a HAR file, or in a flow trace saved by the extension: how it ended, where it broke and why, and what is unsafe.',
  examples: [
    { line: 'oauth-lens analyze login.har', tells: 'what happened, in words' },
    { line: 'oauth-lens analyze login.har --format markdown', tells: 'for a ticket or a wiki' },
    {
      line: 'oauth-lens analyze login.har --fail-on high',
      tells: 'for a build: 1 if something grave is found',
    },
    { line: 'oauth-lens analyze login.har --profile rfc9700', tells: 'against the Security BCP, too' },
    { line: 'oauth-lens analyze login.har --why flow-1.2', tells: 'why a step is told as it is' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<file>', 'a path, or - for standard input')
      .addOption(
        new Option('--format <format>', 'how to print the report').choices(formatIds).default('text'),
      )
      .addOption(redactionOption())
      .addOption(
        new Option('--fail-on <severity>', 'exit with 1 when a finding is at least that grave')
          .choices([...severities, 'none'])
          .default('none'),
      )
      .addOption(
        new Option('--profile <name>', 'tell how each flow stands to a profile, in text; may be repeated')
          .choices(profileChoices)
          .argParser(repeated(profileChoices)),
      )
      .option(
        '--why <entry>',
        'in place of the report: what one request was recognised as, which flow it joined and by what, and what points to it; its number in the file, from 0, or the id of a step (flow-1.2)',
      )
      .action(async (file, { profile = [], why, ...options }) => {
        const { analyze: tell } = await import('../analyze.ts');
        const asked = why === undefined ? {} : { why };
        return end(tell({ file, ...options, profiles: profile, ...asked }, surroundings));
      }),
};
