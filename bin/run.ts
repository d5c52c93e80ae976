import { CommanderError } from '@commander-js/extra-typings';
import { OutputError } from './output-file.ts';
import { placeOf } from './place-of.ts';
import { createProgram } from './program.ts';
import type { Surroundings } from './surroundings.ts';

/** Exit status: 0 done, 1 what was asked for was found, 2 unusable arguments or input, or a check that is not whole where it was to be judged. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let status = 0;
  const program = createProgram(surroundings, async (ended) => void (status = await ended));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof OutputError) {
      surroundings.complain(`oauth-lens: ${error.message}`);
      return 2;
    }
    surroundings.complain(
      `oauth-lens: this is a mistake in OAuth Lens (${placeOf(error)}). Please report it.`,
    );
    return 2;
  }
}
