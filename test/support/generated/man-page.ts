import type { Command } from '@commander-js/extra-typings';
import { commands } from '../../../bin/commands.ts';
import { createProgram, exitStatus } from '../../../bin/program.ts';
import { version } from '../../../lib/report/version.ts';

type Option = Command['options'][number];

/** The whole of docs/oauth-lens.1, from the commands themselves. */
export function manPage(): string {
  const program = createProgram(silent, () => Promise.resolve());
  return [
    `.\\" Generated from bin/commands/: \`npm run generate\` after changing a command.`,
    `.TH OAUTH\\-LENS 1 "" "oauth\\-lens ${version}" "User Commands"`,
    '.SH NAME',
    'oauth\\-lens \\- tell what really happens when a web page logs in',
    '.SH SYNOPSIS',
    ...program.commands.flatMap((command) => [
      '.B oauth\\-lens ' + text(command.name()),
      text(command.usage()),
      '.br',
    ]),
    '.SH DESCRIPTION',
    text(program.description()),
    '.SH COMMANDS',
    ...program.commands.flatMap(commandLines),
    '.SH EXIT STATUS',
    text(exitStatus.replace(/^Exit status: /, '')),
    '.SH FILES',
    '.TP',
    '.I oauth\\-lens.config.json',
    text(
      'Gates for builds, and what is ignored, each with a reason and its last day; found in the folder or above it.',
    ),
    '.SH ENVIRONMENT',
    '.TP',
    '.BR NO_COLOR ", " FORCE_COLOR',
    text('Whether there are colours, where the terminal alone is not to decide it.'),
    '.SH SEE ALSO',
    text(
      'The documentation in the folder docs of the project: report-format.md, build-servers.md, privacy.md.',
    ),
    '',
  ].join('\n');
}

const silent = {
  stdin: (async function* none() {})(),
  write: () => undefined,
  complain: () => undefined,
  color: false,
  width: 80,
};

function commandLines(command: Command['commands'][number]): readonly string[] {
  const file = commands.find(({ name }) => name === command.name());
  return [
    `.SS ${text(`${command.name()} ${command.usage()}`)}`,
    text(command.description()),
    ...command.registeredArguments.flatMap((argument) => [
      '.TP',
      `.I ${text(argument.name())}`,
      text(sentence(argument.description, argument.argChoices)),
    ]),
    ...command.createHelp().visibleOptions(command).flatMap(optionLines),
    ...(file?.examples ?? []).flatMap(({ line, tells }) => [
      '.PP',
      `${text(tells)}:`,
      '.RS',
      '.nf',
      text(line),
      '.fi',
      '.RE',
    ]),
  ];
}

function optionLines({ flags, description, argChoices, defaultValue }: Option): readonly string[] {
  const normal =
    typeof defaultValue === 'string' && defaultValue !== '-' ? `; ${defaultValue} unless told` : '';
  return ['.TP', `.B ${text(flags)}`, text(sentence(description, argChoices) + normal)];
}

function sentence(about: string, choices: readonly string[] | undefined): string {
  return choices ? `${about}: ${choices.join(', ')}` : about;
}

/** Words as roff has them: nothing in them is a request, a hyphen is one that can be copied. */
function text(words: string): string {
  return words
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replace(/[^\p{ASCII}]/gu, (letter) => String.raw`\[u${codeOf(letter)}]`)
    .replace(/^([.'])/, String.raw`\&$1`);
}

function codeOf(letter: string): string {
  return letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
}
