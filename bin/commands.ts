import type { CommandFile } from './command-file.ts';
import { analyze } from './commands/analyze.ts';
import { bundle } from './commands/bundle.ts';
import { causes } from './commands/causes.ts';
import { completion } from './commands/completion.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { mcp } from './commands/mcp.ts';
import { redact } from './commands/redact.ts';
import { rules } from './commands/rules.ts';
import { watch } from './commands/watch.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandFile[] = [
  analyze,
  watch,
  bundle,
  redact,
  diff,
  explain,
  rules,
  causes,
  mcp,
  completion,
];
