import { formatIds, type FormatId } from '../../lib/output/format-id.ts';
import { formats } from '../../lib/output/formats.ts';
import { joiningOf } from '../../lib/output/joining.ts';
import type { ProfileId } from '../../lib/vocabulary/profile-id.ts';
import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import { openOutput } from '../output-file.ts';
import { readCapture } from '../read-capture.ts';
import { wholeTable, type Surroundings } from '../surroundings.ts';
import { why } from '../why.ts';
import { gatesOf, type GateOptions } from './gates-of.ts';
import { inputsOf, nameOf, type Input } from './inputs.ts';
import { statusOf } from './judgement.ts';
import { joinedPrinter, plainPrinter, textPrinter, type Printer } from './printer.ts';
import { readAll } from './read-all.ts';
import type { Asked } from './tell.ts';

/** More flows than these are a table first. */
const fewFlows = 5;

export type AnalyzeCommand = GateOptions & {
  /** Files, folders, patterns, and `-` for standard input. */
  readonly captures: readonly string[];
  /** By the name of the output unless told; else text. */
  readonly format?: FormatId | undefined;
  readonly redaction: RedactionLevel;
  /** Profiles to tell of in text, by id, or `all`. */
  readonly profile?: readonly (ProfileId | 'all')[] | undefined;
  /** In place of the report: why this entry, by number or id of its step, is told as it is. */
  readonly why?: string | undefined;
  /** Every login in full. */
  readonly verbose?: boolean | undefined;
  readonly jobs?: number | undefined;
  readonly output?: string | undefined;
};

/** Reads, judges and prints captures. */
export async function analyze(command: AnalyzeCommand, surroundings: Surroundings): Promise<number> {
  const complain = (lines: readonly string[]): void =>
    lines.forEach((line) => surroundings.complain(`oauth-lens: ${line}`));
  const gates = await gatesOf(command, process.cwd(), new Date().toISOString().slice(0, 10));
  if ('errors' in gates) {
    complain(gates.errors);
    return 2;
  }
  const { inputs, problems } = await inputsOf(command.captures);
  complain(problems);
  const format = command.format ?? formatNamedBy(command.output);
  const refusal = refusalOf(command, format, inputs);
  if (refusal) complain([refusal]);
  const [first] = inputs;
  if (refusal || !first) return 2;
  if (command.why !== undefined) return whyOf(command.why, first, command.redaction, surroundings);
  const color = surroundings.color && command.output === undefined;
  const asked = {
    format,
    redaction: command.redaction,
    profiles: command.profile ?? [],
    mostFlows: command.verbose ? Infinity : fewFlows,
    gates,
    color,
    width: surroundings.width,
  };
  const judged = await print(asked, inputs, command, surroundings);
  complain(judged.lines);
  return problems.length > 0 ? 2 : judged.status;
}

/** Why this cannot be done, in a sentence. */
function refusalOf(
  { why: entry }: AnalyzeCommand,
  format: FormatId,
  inputs: readonly Input[],
): string | undefined {
  if (inputs.length < 2) return undefined;
  if (entry !== undefined) return `--why is about one capture, and these are ${inputs.length}.`;
  return format === 'text' || joiningOf(format)
    ? undefined
    : `--format ${format} holds one capture, and these are ${inputs.length}; several fit into text, ${formatIds.filter(joiningOf).join(', ')}.`;
}

/** By the end of the file's name, where that is one format's alone. */
function formatNamedBy(output: string | undefined): FormatId {
  const named = formats.filter(({ extension }) => output?.toLowerCase().endsWith(`.${extension}`));
  return named.length === 1 ? named[0]!.id : 'text';
}

async function print(
  asked: Asked,
  inputs: readonly Input[],
  { verbose = false, jobs, output }: AnalyzeCommand,
  surroundings: Surroundings,
): Promise<{ readonly status: number; readonly lines: readonly string[] }> {
  const file = output === undefined ? undefined : openOutput(output, surroundings);
  const write = file ? (text: string) => file.write(text) : surroundings.write;
  const tableWidth = file ? wholeTable : surroundings.tableWidth;
  const printer = printerFor(asked, inputs, { isVerbose: verbose, tableWidth }, write);
  const read = await readAll(inputs, asked, jobs, surroundings, (told) => printer.add(told));
  if (read.told.length === 0) {
    file?.abandon();
  } else {
    printer.end();
    file?.close();
  }
  return statusOf(read, asked.gates);
}

function printerFor(
  asked: Asked,
  inputs: readonly Input[],
  { isVerbose, tableWidth }: { readonly isVerbose: boolean; readonly tableWidth: number | undefined },
  write: (text: string) => void,
): Printer {
  const isOne = inputs.length === 1;
  const { color, width, format } = asked;
  const mostFlows = fewFlows;
  if (format === 'text') return textPrinter({ write, color, width, tableWidth, isOne, mostFlows, isVerbose });
  const joining = joiningOf(format);
  return isOne || !joining ? plainPrinter(write) : joinedPrinter(write, joining());
}

async function whyOf(
  entry: string,
  input: Input,
  redaction: RedactionLevel,
  surroundings: Surroundings,
): Promise<number> {
  const inspected = await readCapture(input.path, surroundings);
  if (!('error' in inspected)) return why(entry, redaction, inspected, surroundings);
  surroundings.complain(`oauth-lens: ${nameOf(input)}: ${inspected.error}`);
  return 2;
}
