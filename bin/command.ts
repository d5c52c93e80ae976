import { parseArgs } from 'node:util';
import { redactionLevels, type RedactionLevel } from '../lib/redact/level.ts';
import { severities, type Severity } from '../lib/report/report.ts';

export type AnalyzeCommand = {
  readonly name: 'analyze';
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly format: 'text' | 'json';
  readonly redaction: RedactionLevel;
  readonly failOn: Severity | 'none';
};

export type Command = AnalyzeCommand | { readonly name: 'help' } | { readonly name: 'version' };

export const usage = `Usage: oauth-lens analyze FILE|- [options]

Tells every OAuth and OpenID Connect login in a HAR file, or in a flow trace saved by the extension: how it
ended, where it broke and why, and what is unsafe. FILE is a path; - reads standard input.

Options
  --format text|json                       how to print the report (default: text)
  --redaction default|secrets-only|off     how much to hide (default: default)
  --fail-on ${severities.join('|')}|none
                                           exit with 1 when a finding is at least that grave (default: none)
  -h, --help                               this text
  -v, --version                            the version

Exit status: 0 analysed, 1 findings at or above --fail-on, 2 the input or the arguments could not be read.
`;

/** Reads the arguments; `error` is one line for a person. */
export function parseCommand(argv: readonly string[]): Command | { readonly error: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        redaction: { type: 'string', default: 'default' },
        'fail-on': { type: 'string', default: 'none' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    if (values.version) return { name: 'version' };
    if (values.help || positionals[0] === 'help') return { name: 'help' };
    return analyzeCommand(positionals, values);
  } catch (error) {
    return {
      error: `${error instanceof Error ? firstSentence(error.message) : 'unusable arguments'} Try --help.`,
    };
  }
}

type Values = { readonly format: string; readonly redaction: string; readonly 'fail-on': string };

function analyzeCommand(
  [name, file, ...rest]: readonly string[],
  values: Values,
): Command | { readonly error: string } {
  if (name !== 'analyze')
    return { error: name ? `there is no command "${name}". Try --help.` : 'name a command. Try --help.' };
  if (!file) return { error: 'analyze needs a file, or - for standard input.' };
  if (rest.length > 0) return { error: `analyze takes one file; "${rest[0]}" is one too many.` };
  const format = oneOf(['text', 'json'] as const, values.format);
  const redaction = oneOf(redactionLevels, values.redaction);
  const failOn = oneOf([...severities, 'none'] as const, values['fail-on']);
  if (!format) return { error: `--format is text or json, not "${values.format}".` };
  if (!redaction)
    return { error: `--redaction is ${redactionLevels.join(', ')}, not "${values.redaction}".` };
  if (!failOn) return { error: `--fail-on is ${severities.join(', ')} or none, not "${values['fail-on']}".` };
  return { name, file, format, redaction, failOn };
}

function oneOf<T extends string>(choices: readonly T[], value: string): T | undefined {
  return choices.find((choice) => choice === value);
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message}.`;
}
