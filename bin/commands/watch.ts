import { setInterval } from 'node:timers/promises';
import type { CommandFile } from '../command-file.ts';
import { redactionOption } from '../options.ts';

/** As long as a file must stay as it is before it counts as whole, in milliseconds. */
const settled = 700;

export const watch: CommandFile = {
  name: 'watch',
  summary: 'tell each capture that lands in a folder',
  about:
    'Waits for captures in a folder and those below it, and tells each as it lands: up to five logins in full, of more a table. A file that is still written is waited for. Ctrl-C ends it.',
  examples: [
    { line: 'oauth-lens watch ~/Downloads', tells: 'what the browser’s developer tools save' },
    { line: 'oauth-lens watch ~/captures', tells: 'what a proxy or tests record' },
  ],
  define: (command, { end, ...surroundings }) =>
    command
      .argument('<folder>', 'the folder')
      .addOption(redactionOption())
      .action(async (folder, options) => {
        const { watch: wait } = await import('../watch.ts');
        return end(wait({ folder, ...options }, surroundings, ticks(surroundings.interrupted?.())));
      }),
};

/** Ends without a fault when it is interrupted. */
async function* ticks(signal: AbortSignal | undefined): AsyncGenerator<undefined> {
  try {
    yield* setInterval(settled, undefined, signal && { signal });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
