import { stat } from 'node:fs/promises';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { inputsOf, nameOf, type Input } from './analyze/inputs.ts';
import { textPrinter } from './analyze/printer.ts';
import { tell } from './analyze/tell.ts';
import type { Surroundings } from './surroundings.ts';

type WatchCommand = { readonly folder: string; readonly redaction: RedactionLevel };

/** More logins of one capture than these are a table. */
const mostFlows = 5;

/**
 * Tells each capture that lands in a folder, once it is whole: what is still written is another file at the next tick. What is there
 * before the first was there already. Ends when the ticks end.
 */
export async function watch(
  { folder, redaction }: WatchCommand,
  surroundings: Surroundings,
  ticks: AsyncIterable<unknown>,
): Promise<number> {
  if (!(await isFolder(folder))) {
    surroundings.complain(`oauth-lens: ${folder}: There is no such folder.`);
    return 2;
  }
  const told = stampsOf(await filesIn(folder));
  surroundings.complain(`oauth-lens: watching ${folder}; Ctrl-C ends it.`);
  let before = new Map(told);
  for await (const _ of ticks) {
    const files = await filesIn(folder);
    const landed = files.filter(
      ({ input: { path }, stamp }) => before.get(path) === stamp && told.get(path) !== stamp,
    );
    for (const { input, stamp } of landed) told.set(input.path, stamp);
    await Promise.all(landed.map(({ input }) => tellOne(input, redaction, surroundings)));
    before = stampsOf(files);
  }
  return 0;
}

type FileSeen = {
  readonly input: Input;
  /** Another one when the file has changed. */
  readonly stamp: string;
};

async function filesIn(folder: string): Promise<readonly FileSeen[]> {
  const { inputs } = await inputsOf([folder]);
  const seen = await Promise.all(
    inputs.map(async (input) => {
      const there = await stat(input.path).catch(() => undefined);
      return there ? [{ input, stamp: `${there.size} ${there.mtimeMs}` }] : [];
    }),
  );
  return seen.flat();
}

function stampsOf(files: readonly FileSeen[]): Map<string, string> {
  return new Map(files.map(({ input, stamp }) => [input.path, stamp]));
}

function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (there) => there.isDirectory(),
    () => false,
  );
}

async function tellOne(input: Input, redaction: RedactionLevel, surroundings: Surroundings): Promise<void> {
  const { write, complain, color, width, tableWidth } = surroundings;
  const gates = { outcomes: [], profiles: [], known: new Set<string>(), ignores: [] };
  const asked = { format: 'text', redaction, profiles: [], mostFlows, gates, color, width } as const;
  const told = await tell(input, asked, surroundings);
  if (!('error' in told)) {
    const given = { write, color, width, tableWidth };
    const printer = textPrinter({ ...given, isOne: false, mostFlows, isVerbose: false });
    printer.add(told);
    printer.end();
    write('\n');
  } else if (!input.isGuess) {
    complain(`oauth-lens: ${nameOf(input)}: ${told.error}`);
  }
}
