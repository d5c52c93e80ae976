import type { CommandFile } from '../command-file.ts';
import { redactionOption } from '../options.ts';

export const explain: CommandFile = {
  name: 'explain',
  summary: 'tell what a name, an address or a token means',
  about:
    'Tells what is known of a rule, a cause of failure, an error code, a parameter, a claim, a scope, a member of metadata or a header, as spelled on the wire; or what something copied means and what is wrong with it: an address of a login or a callback, a cURL command, a token (JWT), a message of SAML. - reads it from standard input.',
  examples: [
    { line: 'oauth-lens explain invalid_grant', tells: 'an error code: its usual cause, what to try' },
    { line: 'oauth-lens explain pkce-missing', tells: 'a rule: why it matters, what to do' },
    { line: 'oauth-lens explain -', tells: 'an address, a token or a SAML message out of standard input' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<name>', 'what to explain, or - for standard input')
      .addOption(redactionOption())
      .action(async (name, { redaction }) => {
        const { explain: tell } = await import('../explain.ts');
        return end(tell(name, redaction, surroundings));
      }),
};
