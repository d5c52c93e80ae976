import type { OfferedCommand } from './offered.ts';

/** The completion for bash. Files are completed by bash itself. */
export function bashScript(commands: readonly OfferedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# oauth-lens in bash: eval "$(oauth-lens completion bash)", or a file in bash_completion.d
_oauth_lens() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words='' options=''
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${names} help --help --version' -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${commands.map(commandCase).join('\n')}
    help) words='${names}' ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  fi
}
complete -o default -F _oauth_lens oauth-lens
`;
}

function valueCases({ name, options }: OfferedCommand): readonly string[] {
  return options.flatMap(({ names, value }) => {
    if (value === 'none') return [];
    const pattern = names.map((option) => `'${name} ${option}'`).join(' | ');
    const reply =
      typeof value === 'string' ? '' : ` COMPREPLY=($(compgen -W '${value.join(' ')}' -- "$cur"));`;
    return [`    ${pattern})${reply} return ;;`];
  });
}

function commandCase({ name, options, argument }: OfferedCommand): string {
  const words = typeof argument === 'string' ? '' : ` words='${argument.join(' ')}'`;
  return `    ${name}) options='${options.flatMap(({ names }) => names).join(' ')}'${words} ;;`;
}
