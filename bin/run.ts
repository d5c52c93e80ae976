import { analyze } from './analyze.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { parseCommand, usage, type Command } from './command.ts';
import { listedRules, ruleListText } from '../lib/catalogue/rule-list.ts';
import { version } from '../lib/report/version.ts';

/** What the command line has of its surroundings. */
export type Surroundings = {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  write(text: string): void;
  complain(line: string): void;
  readonly color: boolean;
  /** Columns to write in. */
  readonly width: number;
};

/** Exit status: 0 done, 1 findings at or above --fail-on, 2 unusable arguments or input, or a check that is not whole where --fail-on asks. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = parseCommand(argv);
  if ('error' in command) {
    surroundings.complain(`oauth-lens: ${command.error}`);
    return 2;
  }
  try {
    return await perform(command, surroundings);
  } catch (error) {
    surroundings.complain(
      `oauth-lens: this is a mistake in OAuth Lens (${placeOf(error)}). Please report it.`,
    );
    return 2;
  }
}

async function perform(command: Command, surroundings: Surroundings): Promise<number> {
  switch (command.name) {
    case 'help':
      surroundings.write(usage);
      return 0;
    case 'version':
      surroundings.write(`${version}\n`);
      return 0;
    case 'rules':
      surroundings.write(
        command.format === 'json'
          ? `${JSON.stringify(listedRules(), undefined, 2)}\n`
          : ruleListText(surroundings),
      );
      return 0;
    case 'explain':
      return explain(command.word, surroundings);
    case 'diff':
      return diff(command, surroundings);
    case 'analyze':
      return analyze(command, surroundings);
  }
}

/** What to report of it. Not its message: that may quote the traffic. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const [, place] = /([\w-]+\.ts:\d+)/.exec(error.stack ?? '') ?? [];
  return place ? `${error.name} at ${place}` : error.name;
}
