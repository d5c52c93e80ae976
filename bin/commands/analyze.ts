import { Option } from '@commander-js/extra-typings';
import { formatIds } from '../../lib/output/format-id.ts';
import { outcomes } from '../../lib/vocabulary/outcome.ts';
import { profileIds } from '../../lib/vocabulary/profile-id.ts';
import { severities } from '../../lib/vocabulary/severity.ts';
import type { CommandFile } from '../command-file.ts';
import { listed, outputOption, redactionOption, repeated, wholeNumber } from '../options.ts';

const profileChoices = [...profileIds, 'all'] as const;

export const analyze: CommandFile = {
  name: 'analyze',
  summary: 'tell every login in captures',
  about:
    'Tells every OAuth and OpenID Connect login in recordings of traffic: how it ended, where it broke and why, and what is unsafe. Up to five logins are told in full; of more, a table comes first (what went wrong above, what is alike in one line), and --verbose tells them all. In folders, files that look like captures are read. A capture that cannot be read does not stop the others; the exit status is 2 then.',
  examples: [
    { line: 'oauth-lens analyze login.har', tells: 'what happened, in words' },
    { line: 'oauth-lens analyze captures/ "more/**/*.har"', tells: 'many: a table first' },
    { line: 'oauth-lens analyze day.har#flow-12', tells: 'one login of many, in full' },
    { line: 'oauth-lens analyze login.har -o login.md', tells: 'Markdown, for a ticket' },
    { line: 'oauth-lens analyze login.har --why flow-1.2', tells: 'why a step is told as it is' },
    {
      line: 'oauth-lens analyze captures/ --fail-on high --expect-flows 1',
      tells: 'for a build: 1 if it should stop',
    },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument(
        '<captures...>',
        'files (login.har#flow-2: one login of it), folders, patterns, or - for standard input',
      )
      .addOption(
        new Option(
          '--format <format>',
          'how to print the report; by the end of OUTPUT’s name, else text',
        ).choices(formatIds),
      )
      .addOption(redactionOption())
      .addOption(outputOption())
      .option('--verbose', 'tell every login in full, however many there are')
      .addOption(
        new Option(
          '--profile <name>',
          'tell how each flow stands to a profile, in text, HTML and SARIF; may be repeated',
        )
          .choices(profileChoices)
          .argParser(repeated(profileChoices)),
      )
      .option(
        '--why <entry>',
        'in place of the report: what one request was recognised as, which flow it joined and by what, and what points to it; its number in the file, from 0, or the id of a step (flow-1.2)',
      )
      .addOption(
        new Option(
          '--jobs <n>',
          'captures read at once (default: by their number and the processors)',
        ).argParser(wholeNumber(1)),
      )
      .addOption(
        new Option(
          '--fail-on <severity>',
          'exit with 1 when a finding is at least that grave (default: none)',
        ).choices([...severities, 'none']),
      )
      .addOption(
        new Option(
          '--fail-on-outcome <outcomes>',
          `exit with 1 when a flow ended so: any of ${outcomes.join(', ')}, with commas`,
        ).argParser(listed(outcomes)),
      )
      .addOption(
        new Option('--expect-flows <n>', 'exit with 1 when a capture has fewer flows').argParser(
          wholeNumber(0),
        ),
      )
      .addOption(
        new Option('--fail-on-profile <name>', 'exit with 1 when a flow fails a MUST of it; may be repeated')
          .choices(profileIds)
          .argParser(repeated(profileIds)),
      )
      .option('--baseline <report>', 'what this report (--format json or ndjson) has already does not count')
      .option('--config <file>', 'gates and ignores (default: oauth-lens.config.json here or above)')
      .action(async (captures, options) => {
        const { analyze: tell } = await import('../analyze/analyze.ts');
        return end(tell({ captures, ...options }, surroundings));
      }),
};
