import type { Command } from '@commander-js/extra-typings';

/** An option as shells offer it. */
export type OfferedOption = {
  /** `--output`, and `-o` where it has a short name. */
  readonly names: readonly string[];
  readonly about: string;
  /** `none`: it takes no value; a list: it takes one of these; `file`: a path; `text`: anything. */
  readonly value: 'none' | 'file' | 'text' | readonly string[];
};

/** A command as shells offer it. */
export type OfferedCommand = {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OfferedOption[];
  /** What its arguments may be: paths, nothing, or one of a list. */
  readonly argument: 'none' | 'file' | readonly string[];
};

/** What there is to type after the program's name, taken from the commands themselves. `names`: what `explain` knows. */
export function offeredCommands(
  commands: Command['commands'],
  names: readonly string[],
): readonly OfferedCommand[] {
  return commands.map((command) => ({
    name: command.name(),
    about: command.summary(),
    options: command.createHelp().visibleOptions(command).map(offeredOption),
    argument: argumentOf(command as Command, names),
  }));
}

type Option = Command['options'][number];

function offeredOption({ long, short, description, argChoices, flags }: Option): OfferedOption {
  return {
    names: [long, short].filter((name) => typeof name === 'string'),
    about: description,
    value: argChoices ?? valueOf(flags),
  };
}

function valueOf(flags: string): OfferedOption['value'] {
  if (!flags.includes('<')) return 'none';
  return /<(?:file|report|folder)>/.test(flags) ? 'file' : 'text';
}

function argumentOf(command: Command, names: readonly string[]): OfferedCommand['argument'] {
  const [first] = command.registeredArguments;
  if (!first) return 'none';
  if (first.argChoices) return first.argChoices;
  return first.name() === 'name' ? names : 'file';
}
