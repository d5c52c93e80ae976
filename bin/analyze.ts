import { formatOf } from '../lib/output/formats.ts';
import type { Report } from '../lib/report/report.ts';
import { failureLine } from '../lib/telling/failures.ts';
import { severities, type Severity } from '../lib/vocabulary/severity.ts';
import type { FormatId } from '../lib/output/format-id.ts';
import type { ProfileId } from '../lib/vocabulary/profile-id.ts';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { readCapture } from './read-capture.ts';
import type { Surroundings } from './surroundings.ts';
import { why } from './why.ts';

type AnalyzeCommand = {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly format: FormatId;
  readonly redaction: RedactionLevel;
  readonly failOn: Severity | 'none';
  /** Profiles to tell of in text, by id, or `all`. */
  readonly profiles: readonly (ProfileId | 'all')[];
  /** In place of the report: why this entry, by number or id of its step, is told as it is. */
  readonly why?: string;
};

/** Reads, analyses and prints one file. */
export async function analyze(command: AnalyzeCommand, surroundings: Surroundings): Promise<number> {
  if (command.file === '') {
    surroundings.complain('oauth-lens: analyze needs a file, or - for standard input.');
    return 2;
  }
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
