import type { CommandFile } from '../command-file.ts';

export const explain: CommandFile = {
  name: 'explain',
  summary: 'tell what is known of a name',
  about:
    'Tells what is known of a rule, a cause of failure, an error code, a parameter, a claim, a scope, a member of metadata or a header, as spelled on the wire.',
  examples: [
    { line: 'oauth-lens explain invalid_grant', tells: 'an error code: its usual cause, what to try' },
    { line: 'oauth-lens explain pkce-missing', tells: 'a rule: why it matters, what to do' },
  ],
  define: (command, { end, ...surroundings }) =>
    command.argument('<name>', 'what to explain').action(async (name) => {
      const { explain: tell } = await import('../explain.ts');
      return end(tell(name, surroundings));
    }),
};
