import type { CommandFile } from './command-file.ts';
import { analyze } from './commands/analyze.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { rules } from './commands/rules.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandFile[] = [analyze, diff, explain, rules];
