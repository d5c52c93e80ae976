import { diagnose } from './causes/diagnose.ts';
import { createStreet, type Inspection } from './street.ts';

export type { Inspection } from './street.ts';

/** An inspection that has seen nothing yet, and tells why a login failed: what pages and the command line use. */
export function createInspection(): Inspection {
  return createStreet((facts, run) => diagnose(facts, run).reasons);
}
