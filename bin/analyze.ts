import { formatOf } from '../lib/output/formats.ts';
import type { Report } from '../lib/report/report.ts';
import { failureLine } from '../lib/telling/failures.ts';
import { severities } from '../lib/vocabulary/severity.ts';
import type { AnalyzeCommand } from './command.ts';
import { readCapture } from './read-capture.ts';
import type { Surroundings } from './run.ts';
import { why } from './why.ts';

/** Reads, analyses and prints one file. */
export async function analyze(command: AnalyzeCommand, surroundings: Surroundings): Promise<number> {
  const name = command.file === '-' ? 'standard input' : command.file;
  const inspected = await readCapture(command.file, surroundings);
  if ('error' in inspected) {
    surroundings.complain(`oauth-lens: ${name}: ${inspected.error}`);
    return 2;
  }
  const { inspection, report } = inspected;
  const { format, redaction, profiles } = command;
  if (command.why !== undefined) return why(command.why, redaction, inspected, surroundings);
  const input = command.file === '-' ? {} : { input: command.file };
  const content = { exchanges: inspection.evidence(), report, redaction, ...input };
  surroundings.write(await formatOf(format).write(content, { ...surroundings, profiles }));
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
