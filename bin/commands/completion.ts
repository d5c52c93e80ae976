import { Argument } from '@commander-js/extra-typings';
import type { CommandFile } from '../command-file.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export const completion: CommandFile = {
  name: 'completion',
  summary: 'write what completes commands in a shell',
  about:
    'Writes a script by which bash, zsh or fish completes commands, options, their values, and the names that explain knows.',
  examples: [
    { line: 'eval "$(oauth-lens completion bash)"', tells: 'in ~/.bashrc' },
    { line: 'eval "$(oauth-lens completion zsh)"', tells: 'in ~/.zshrc, after compinit' },
    { line: 'oauth-lens completion fish | source', tells: 'in ~/.config/fish/config.fish' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .addArgument(new Argument('<shell>', 'which').choices(shells))
      .action(async (shell, _, { parent }) => {
        const [{ bashScript }, { fishScript }, { zshScript }, { offeredCommands }] = await Promise.all([
          import('../completion/bash.ts'),
          import('../completion/fish.ts'),
          import('../completion/zsh.ts'),
          import('../completion/offered.ts'),
        ]);
        const [{ rules }, { causeNames }] = await Promise.all([
          import('../../lib/rules/index.ts'),
          import('../../lib/catalogue/knowledge.ts'),
        ]);
        const scripts = { bash: bashScript, fish: fishScript, zsh: zshScript };
        const names = [...rules.map(({ id }) => id), ...causeNames];
        surroundings.write(scripts[shell](offeredCommands(parent?.commands ?? [], names)));
        return end(0);
      }),
};
