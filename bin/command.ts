import { parseArgs } from 'node:util';
import { formats, type FormatId } from '../lib/output/formats.ts';
import { profileIds, type ProfileId } from '../lib/vocabulary/profile-id.ts';
import { redactionLevels, type RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { severities, type Severity } from '../lib/vocabulary/severity.ts';

export type AnalyzeCommand = {
  readonly name: 'analyze';
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly format: FormatId;
  readonly redaction: RedactionLevel;
  readonly failOn: Severity | 'none';
  /** Profiles to tell of in text, by id, or `all`. */
  readonly profiles: readonly (ProfileId | 'all')[];
  /** In place of the report: why this entry, by number or id of its step, is told as it is. */
  readonly why?: string;
};

export type DiffCommand = {
  readonly name: 'diff';
  /** Paths, or one of them `-` for standard input; `#flow-2` behind one chooses a flow of it. */
  readonly files: readonly [string, string];
  readonly redaction: RedactionLevel;
};

export type Command =
  | AnalyzeCommand
  | DiffCommand
  | { readonly name: 'rules'; readonly format: (typeof listFormats)[number] }
  | { readonly name: 'explain'; readonly word: string }
  | { readonly name: 'help' }
  | { readonly name: 'version' };

const formatIds = formats.map(({ id }) => id);
const listFormats = ['text', 'json'] as const;

export const usage = `Usage: oauth-lens analyze FILE|- [options]
       oauth-lens diff FILE[#flow-N] FILE[#flow-N] [--redaction ...]
       oauth-lens rules [--format text|json]
       oauth-lens explain RULE|CAUSE|ERROR|PARAMETER|CLAIM|SCOPE

analyze tells every OAuth and OpenID Connect login in a HAR file, or in a flow trace saved by the extension:
how it ended, where it broke and why, and what is unsafe. FILE is a path; - reads standard input.
diff tells what two logins differ in, of two files or of one: what really differs first; what every login
makes anew is left out. Of several logins it takes the two most alike; #flow-2 behind a file chooses one.
rules lists what is looked for. explain tells what is known of a name.

Options
  --format ${formatIds.join('|').padEnd(32)}how to print the report (default: text)
  --redaction default|secrets-only|off     how much to hide (default: default)
  --fail-on ${severities.join('|')}|none
                                           exit with 1 when a finding is at least that grave (default: none)
  --profile NAME                           tell how each flow stands to a profile, in text; may be repeated:
                                           ${profileIds.slice(0, 4).join(' ')}
                                           ${[...profileIds.slice(4), 'all'].join(' ')}
  --why ENTRY                              in place of the report: what one request was recognised as, which
                                           flow it joined and by what, and what points to it; its number in
                                           the file, from 0, or the id of a step (flow-1.2)
  -h, --help                               this text
  -v, --version                            the version

Exit status: 0 done, 1 findings at or above --fail-on, 2 the input or the arguments could not be read, the
name is not known, or part of the check failed by a mistake of OAuth Lens and --fail-on was given.
Of diff: 0 nothing differs, 1 something does, 2 as above.
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
        profile: { type: 'string', multiple: true, default: [] },
        why: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    if (values.version) return { name: 'version' };
    if (values.help || positionals[0] === 'help') return { name: 'help' };
    return commandOf(positionals, values);
  } catch (error) {
    return {
      error: `${error instanceof Error ? firstSentence(error.message) : 'unusable arguments'} Try --help.`,
    };
  }
}

type Values = {
  readonly format: string;
  readonly redaction: string;
  readonly 'fail-on': string;
  readonly profile: readonly string[];
  readonly why?: string | undefined;
};
type Parsed = Command | { readonly error: string };

function commandOf([name, ...words]: readonly string[], values: Values): Parsed {
  switch (name) {
    case 'analyze':
      return analyzeCommand(words, values);
    case 'diff':
      return diffCommand(words, values);
    case 'rules':
      return rulesCommand(words, values);
    case 'explain':
      return explainCommand(words);
    default:
      return { error: name ? `there is no command "${name}". Try --help.` : 'name a command. Try --help.' };
  }
}

function rulesCommand([word]: readonly string[], values: Values): Parsed {
  if (word !== undefined) return { error: `rules takes no argument; "${word}" is one too many.` };
  const format = oneOf(listFormats, values.format);
  return format ? { name: 'rules', format } : { error: `--format is text or json, not "${values.format}".` };
}

function explainCommand([word, ...rest]: readonly string[]): Parsed {
  if (!word)
    return { error: 'explain needs a rule, a cause, an error code, a parameter, a claim or a scope.' };
  if (rest.length > 0) return { error: `explain takes one name; "${rest[0]}" is one too many.` };
  return { name: 'explain', word };
}

function analyzeCommand([file, ...rest]: readonly string[], values: Values): Parsed {
  if (!file) return { error: 'analyze needs a file, or - for standard input.' };
  if (rest.length > 0) return { error: `analyze takes one file; "${rest[0]}" is one too many.` };
  const format = oneOf(formatIds, values.format);
  const redaction = redactionOf(values);
  const failOn = oneOf([...severities, 'none'] as const, values['fail-on']);
  if (!format) return { error: `--format is ${formatIds.join(', ')}, not "${values.format}".` };
  if (typeof redaction !== 'string') return redaction;
  if (!failOn) return { error: `--fail-on is ${severities.join(', ')} or none, not "${values['fail-on']}".` };
  const chosen = values.profile.map((name) => oneOf([...profileIds, 'all'] as const, name));
  const unknown = values.profile[chosen.indexOf(undefined)];
  if (unknown !== undefined)
    return { error: `--profile is ${profileIds.join(', ')} or all, not "${unknown}".` };
  const named = chosen.filter((name) => name !== undefined);
  const { why } = values;
  const asked = why === undefined ? {} : { why };
  return { name: 'analyze', file, format, redaction, failOn, profiles: named, ...asked };
}

function diffCommand([a, b, ...rest]: readonly string[], values: Values): Parsed {
  if (!a || !b) return { error: 'diff needs two files, or one file twice with #flow-N behind it.' };
  if (rest.length > 0) return { error: `diff takes two files; "${rest[0]}" is one too many.` };
  const redaction = redactionOf(values);
  return typeof redaction === 'string' ? { name: 'diff', files: [a, b], redaction } : redaction;
}

function redactionOf({ redaction }: Values): RedactionLevel | { readonly error: string } {
  return (
    oneOf(redactionLevels, redaction) ?? {
      error: `--redaction is ${redactionLevels.join(', ')}, not "${redaction}".`,
    }
  );
}

function oneOf<T extends string>(choices: readonly T[], value: string): T | undefined {
  return choices.find((choice) => choice === value);
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message}.`;
}
