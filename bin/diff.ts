import { likeliestPair } from '../lib/compare/likeliest-pair.ts';
import { writeComparison, type ComparedLogin } from '../lib/output/text-comparison.ts';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { readCapture } from './read-capture.ts';
import type { Surroundings } from './surroundings.ts';

type DiffCommand = {
  /** Paths, or one of them `-` for standard input; `#flow-2` behind one chooses a flow of it. Without the second, both are of the first. */
  readonly files: readonly [string, string | undefined];
  /** Ids of flows to choose, of the first file and of the second. */
  readonly flow?: readonly string[] | undefined;
  readonly format: 'text' | 'markdown' | 'json';
  readonly redaction: RedactionLevel;
};

type Opened = {
  readonly flows: readonly ComparedLogin['flow'][];
  readonly login: (id: string) => ComparedLogin;
};

/** Prints what two logins differ in: 0 where that is nothing, 1 where it is something. */
export async function diff(command: DiffCommand, surroundings: Surroundings): Promise<number> {
  const sides = sidesOf(command);
  if ('error' in sides) {
    surroundings.complain(`oauth-lens: ${sides.error}`);
    return 2;
  }
  const [a, b] = await Promise.all([open(sides[0], surroundings), open(sides[1], surroundings)]);
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
    command.redaction,
    surroundings,
    command.format,
  );
  surroundings.write(text);
  return comparison.differences.length > 0 ? 1 : 0;
}

type Side = { readonly file: string; readonly id: string | undefined };

/** `FILE`, or `FILE#flow-2` for one flow of it; `--flow` chooses one, too. */
function sidesOf({
  files: [good, bad],
  flow = [],
}: DiffCommand): readonly [Side, Side] | { readonly error: string } {
  if (flow.length > 2) return { error: 'diff compares two flows; --flow was given more often.' };
  const side = (argument: string, chosen: string | undefined): Side => {
    const [, file = argument, id] = /^(.*)#(flow-\d+)$/.exec(argument) ?? [];
    return { file, id: chosen ?? id };
  };
  const first = side(good, flow[0]);
  if (bad !== undefined) return [first, side(bad, flow[1])];
  if (flow[1] === undefined)
    return { error: 'diff needs two files, or one and two of its flows: --flow flow-1 --flow flow-2.' };
  return [first, side(first.file, flow[1])];
}

async function open(
  { file, id }: Side,
  surroundings: Surroundings,
): Promise<Opened | { readonly error: string }> {
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
