import { writeTrace } from '../lib/output/trace.ts';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { writeOutput } from './output-file.ts';
import { readCapture } from './read-capture.ts';
import type { Surroundings } from './surroundings.ts';

type RedactCommand = {
  readonly file: string;
  readonly output: string;
  readonly redaction: Exclude<RedactionLevel, 'off'>;
};

/** Writes what the logins of a capture used, redacted, as a HAR that can be read again. */
export async function redact(
  { file, output, redaction }: RedactCommand,
  surroundings: Surroundings,
): Promise<number> {
  const inspected = await readCapture(file, surroundings);
  const name = file === '-' ? 'standard input' : file;
  const refused =
    'error' in inspected
      ? { error: `${name}: ${inspected.error}` }
      : writeOutput(
          output,
          writeTrace({
            exchanges: inspected.inspection.evidence(),
            report: inspected.report,
            redaction,
          }),
          surroundings,
        );
  if (!refused) return 0;
  surroundings.complain(`oauth-lens: ${refused.error}`);
  return 2;
}
