import type { OfferedCommand, OfferedOption } from './offered.ts';

/** The completion for zsh: a file `_oauth-lens` in a folder of `fpath`, or evaluated. */
export function zshScript(commands: readonly OfferedCommand[]): string {
  return `#compdef oauth-lens
_oauth_lens() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, about }) => `      ${quoted(`${name}:${about}`)}`).join('\n')}
      'help:tell how a command is used'
    )
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map(commandCase).join('\n')}
    help) _values command ${commands.map(({ name }) => name).join(' ')} ;;
  esac
}
if [[ $funcstack[1] == _oauth-lens ]]; then
  _oauth_lens "$@"
else
  compdef _oauth_lens oauth-lens
fi
`;
}

function commandCase({ name, options, argument }: OfferedCommand): string {
  const specs = [...options.flatMap(optionSpecs), ...argumentSpecs(argument)];
  return `    ${name})\n      _arguments ${specs.map(quoted).join(' \\\n        ')} ;;`;
}

function optionSpecs({ names, about, value }: OfferedOption): readonly string[] {
  const said = about.replace(/[[\]:\\]/g, String.raw`\$&`);
  return names.map((name) => `*${name}[${said}]${valueSpec(value)}`);
}

function valueSpec(value: OfferedOption['value']): string {
  switch (value) {
    case 'none':
      return '';
    case 'file':
      return ':file:_files';
    case 'text':
      return ':value: ';
    default:
      return `:value:(${value.join(' ')})`;
  }
}

function argumentSpecs(argument: OfferedCommand['argument']): readonly string[] {
  if (argument === 'none') return [];
  return [argument === 'file' ? '*:file:_files' : `1:name:(${argument.join(' ')})`];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
