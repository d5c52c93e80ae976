import type { Command } from '@commander-js/extra-typings';
import type { Surroundings } from './surroundings.ts';

/** A line that somebody might type, and what for. */
export type Example = { readonly line: string; readonly tells: string };

/** What a command works with. */
export type Context = Surroundings & {
  /** Ends the command with an exit status: 0 done, 1 what was asked for was found, 2 it could not be done. */
  end(status: number | Promise<number>): Promise<void>;
};

/** One command: a file in `commands/`, and its row in `commands.ts`. */
export type CommandFile = {
  readonly name: string;
  /** In the list of commands: `list what is looked for`. */
  readonly summary: string;
  /** Above its options: what it does, in sentences. */
  readonly about: string;
  readonly examples: readonly Example[];
  /**
   * Adds its arguments and options, and what it does. What that needs of lib/ is imported when it is done: help and
   * completions are there at once.
   */
  define(command: Command, context: Context): unknown;
};
