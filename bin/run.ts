import { CommanderError } from '@commander-js/extra-typings';
import { OutputError } from './output-file.ts';
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

/** What to report of it. Not its message: that may quote the traffic. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const [, place] = /([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '') ?? [];
  return place ? `${error.name} at ${place}` : error.name;
}
