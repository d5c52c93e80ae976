import { Command } from '@commander-js/extra-typings';
import { wrapped } from '../lib/output/text-layout.ts';
import { version } from '../lib/report/version.ts';
import type { CommandFile, Context, Example } from './command-file.ts';
import { commands } from './commands.ts';
import type { Surroundings } from './surroundings.ts';

const about =
  'Tells what really happens when a web page logs in with OAuth, OpenID Connect, SAML and their relatives: how each login ended, where it broke and why, and what is unsafe.';
/** What the exit status says. */
export const exitStatus =
  'Exit status: 0 done, 1 what was asked for was found (--fail-on, diff), 2 the input or the arguments could not be used, or part of the check failed by a mistake of OAuth Lens and --fail-on was given.';

/** The whole command line. `end` is told the exit status of the command that was run. */
export function createProgram(surroundings: Surroundings, end: Context['end']): Command {
  const program = styled(new Command('oauth-lens'), surroundings)
    .description(about)
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'tell this')
    .helpCommand('help [command]', 'tell how a command is used')
    .usage('<command> [options]')
    .addHelpText(
      'after',
      `\n${wrapped(exitStatus, surroundings.width, '').join('\n')}\n\nOf one command: oauth-lens analyze --help`,
    );
  for (const file of commands) program.addCommand(commandOf(file, surroundings, end));
  return program;
}

function commandOf(file: CommandFile, surroundings: Surroundings, end: Context['end']): Command {
  const command = styled(new Command(file.name), surroundings)
    .summary(file.summary)
    .description(file.about)
    .helpOption('-h, --help', 'tell this')
    .addHelpText('after', `\nExamples:\n${examplesText(file.examples)}`);
  file.define(command, { ...surroundings, end });
  return command;
}

function examplesText(examples: readonly Example[]): string {
  const widest = examples.reduce((most, { line }) => Math.max(most, line.length), 0);
  return examples.map(({ line, tells }) => `  ${line.padEnd(widest)}  ${tells}`).join('\n');
}

/** Nothing ends the process or writes past the surroundings, and a complaint is one line. */
function styled(command: Command, { write, complain, color, width }: Surroundings): Command {
  const asked = command.name() === 'oauth-lens' ? 'oauth-lens' : `oauth-lens ${command.name()}`;
  return command.exitOverride().configureOutput({
    writeOut: write,
    writeErr: (text) => complain(text.trimEnd()),
    outputError: (message) => complain(`oauth-lens: ${sentence(message)} Try ${asked} --help.`),
    getOutHelpWidth: () => width,
    getErrHelpWidth: () => width,
    getOutHasColors: () => color,
    getErrHasColors: () => false,
  });
}

function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[.?)]$/.test(text) ? text : `${text}.`;
}
