import { isGated, type Gates } from '../../lib/gates/gates.ts';
import { verdictLines } from '../../lib/gates/verdict-lines.ts';
import { failureLine } from '../../lib/telling/failures.ts';
import { nameOf } from './inputs.ts';
import type { AllRead } from './read-all.ts';

/** The exit status, and what is to be said on standard error of what was read. */
export function statusOf(
  { told, unread, passedBy }: AllRead,
  gates: Gates,
): { readonly status: number; readonly lines: readonly string[] } {
  const failures = Map.groupBy(
    told.flatMap((one) => one.failures),
    ({ part, id, error }) => `${part} ${id} ${error}`,
  );
  const failed = failureLine([...failures.values()].map(([failure]) => failure!));
  const verdicts = told.map(({ input, verdict }) => ({ name: nameOf({ path: input.path }), verdict }));
  const isStopped = verdicts.some(({ verdict: { stops, missing } }) => stops.length > 0 || missing);
  const nothing = told.length === 0 && unread === 0;
  const lines = [
    ...(passedBy > 0
      ? [
          `${passedBy === 1 ? 'one file' : `${passedBy} files`} of the folders ${passedBy === 1 ? 'is no capture' : 'are no captures'}.`,
        ]
      : []),
    ...(nothing ? ['There is no capture to read.'] : []),
    ...(failed ? [failed] : []),
    ...verdictLines(verdicts),
  ];
  // A check that is not whole must not pass.
  if (nothing || unread > 0 || (failed && isGated(gates))) return { status: 2, lines };
  return { status: isStopped ? 1 : 0, lines };
}
