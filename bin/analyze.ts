import { readFile } from 'node:fs/promises';
import { inspectCapture } from '../lib/inspect-capture.ts';
import { formatOf } from '../lib/output/formats.ts';
import type { Report } from '../lib/report/report.ts';
import { failureLine } from '../lib/telling/failures.ts';
import { severities } from '../lib/vocabulary/severity.ts';
import { decodeBytes } from '../lib/sources/capture.ts';
import type { AnalyzeCommand } from './command.ts';
import type { Surroundings } from './run.ts';
import { why } from './why.ts';

/** Reads, analyses and prints one file. */
export async function analyze(command: AnalyzeCommand, surroundings: Surroundings): Promise<number> {
  const name = command.file === '-' ? 'standard input' : command.file;
  const input = await read(command.file, surroundings);
  if (typeof input !== 'string') {
    surroundings.complain(`oauth-lens: ${name}: ${input.error}`);
    return 2;
  }
  const inspected = await inspectCapture(input);
  if ('error' in inspected) {
    surroundings.complain(`oauth-lens: ${name}: ${inspected.error}`);
    return 2;
  }
  const { inspection, report } = inspected;
  const { format, redaction, profiles } = command;
  if (command.why !== undefined) return why(command.why, redaction, inspected, surroundings);
  const content = { exchanges: inspection.evidence(), report, redaction };
  surroundings.write(formatOf(format).write(content, { ...surroundings, profiles }));
  const failed = failureLine(report.failures);
  if (failed) surroundings.complain(`oauth-lens: ${failed}`);
  // A check that is not whole must not pass.
  if (failed && command.failOn !== 'none') return 2;
  return reaches(report, command.failOn) ? 1 : 0;
}

function reaches(report: Report, failOn: AnalyzeCommand['failOn']): boolean {
  if (failOn === 'none') return false;
  const limit = severities.indexOf(failOn);
  return report.flows.some((flow) =>
    flow.findings.some(({ severity }) => severities.indexOf(severity) <= limit),
  );
}

async function read(file: string, { stdin }: Surroundings): Promise<string | { readonly error: string }> {
  try {
    return decodeBytes(file === '-' ? await readAll(stdin) : await readFile(file));
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

async function readAll(stdin: Surroundings['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'That is a folder, not a file.',
  EACCES: 'The file may not be read.',
  ERR_FS_FILE_TOO_LARGE: 'The file is too large to be read.',
  ERR_STRING_TOO_LONG: 'The file is too large to be read.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? 'The file could not be read.';
}
