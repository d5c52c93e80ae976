import { likeliestPair } from '../lib/compare/likeliest-pair.ts';
import { writeComparison, type ComparedLogin } from '../lib/output/text-comparison.ts';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { readCapture } from './read-capture.ts';
import type { Surroundings } from './surroundings.ts';

type DiffCommand = {
  /** Paths, or one of them `-` for standard input; `#flow-2` behind one chooses a flow of it. */
  readonly files: readonly [string, string];
  readonly redaction: RedactionLevel;
};

type Opened = {
  readonly flows: readonly ComparedLogin['flow'][];
  readonly login: (id: string) => ComparedLogin;
};

/** Prints what two logins differ in: 0 where that is nothing, 1 where it is something. */
export async function diff({ files, redaction }: DiffCommand, surroundings: Surroundings): Promise<number> {
  const [a, b] = await Promise.all([open(files[0], surroundings), open(files[1], surroundings)]);
  if ('error' in a || 'error' in b) {
    const [error] = [a, b].flatMap((side) => ('error' in side ? side.error : []));
    surroundings.complain(`oauth-lens: ${error ?? ''}`);
    return 2;
  }
  const pair = likeliestPair(a.flows, b.flows);
  if (!pair) {
    surroundings.complain('oauth-lens: there are no two logins to compare.');
    return 2;
  }
  const { text, comparison } = writeComparison(
    [a.login(pair[0].id), b.login(pair[1].id)],
    redaction,
    surroundings,
  );
  surroundings.write(text);
  return comparison.differences.length > 0 ? 1 : 0;
}

/** `FILE`, or `FILE#flow-2` for one flow of it. */
async function open(
  argument: string,
  surroundings: Surroundings,
): Promise<Opened | { readonly error: string }> {
  const [, file = argument, id] = /^(.*)#(flow-\d+)$/.exec(argument) ?? [];
  const name = file === '-' ? 'standard input' : file;
  const inspected = await readCapture(file, surroundings);
  if ('error' in inspected) return { error: `${name}: ${inspected.error}` };
  const { inspection, report } = inspected;
  const flows = report.flows.filter((flow) => id === undefined || flow.id === id);
  if (flows.length === 0) return { error: id ? `${name} has no ${id}.` : `${name}: no login was found.` };
  const login = (wanted: string): ComparedLogin => {
    return {
      flow: flows.find((flow) => flow.id === wanted)!,
      exchanges: inspection.evidence([wanted]),
      recording: file,
    };
  };
  return { flows, login };
}
