import type { OfferedCommand, OfferedOption } from './offered.ts';

/** The completion for fish: a file in its folder `completions`, or sourced. */
export function fishScript(commands: readonly OfferedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return [
    '# oauth-lens in fish: oauth-lens completion fish > ~/.config/fish/completions/oauth-lens.fish',
    'complete -c oauth-lens -f -n __fish_use_subcommand',
    ...commands.flatMap(commandLines),
    `complete -c oauth-lens -f -n __fish_use_subcommand -a help -d 'tell how a command is used'`,
    `complete -c oauth-lens -f -n '__fish_seen_subcommand_from help' -a ${quoted(names)}`,
    '',
  ].join('\n');
}

function commandLines({ name, about, options, argument }: OfferedCommand): readonly string[] {
  const here = `complete -c oauth-lens -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c oauth-lens -f -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
    ...options.map((option) => `${here} ${optionFlags(option)} -d ${quoted(option.about)}`),
    ...(argument === 'file' ? [`${here} -F`] : []),
    ...(argument === 'none' ? [`${here} -f`] : []),
    ...(typeof argument === 'string' ? [] : [`${here} -f -a ${quoted(argument.join(' '))}`]),
  ];
}

function optionFlags({ names, value }: OfferedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [...flags, ...valueFlags(value)].join(' ');
}

function valueFlags(value: OfferedOption['value']): readonly string[] {
  switch (value) {
    case 'none':
      return [];
    case 'file':
      return ['-r', '-F'];
    case 'text':
      return ['-x'];
    default:
      return ['-x', `-a ${quoted(value.join(' '))}`];
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
