import type { CheckPart, Failure } from '../vocabulary/failure.ts';
import { clock } from './time.ts';

/** What is told when a part of the check broke off by a mistake of ours. */
export type FailureWords = {
  /** `Part of the check failed: 1 rule broke off.` */
  readonly headline: string;
  /** What still holds, what is missing, and what to do. */
  readonly advice: string;
  /** What to report: `rule state-missing (TypeError)`. Nothing of the traffic is in it. */
  readonly names: readonly string[];
};

/** Of a file or a pasted text: it is gone by now, no memory is left, or its reader died. */
export const readingBrokeOff = 'Reading it broke off.';

/** How failures are told; `undefined` when there are none. */
export function failureWords(failures: readonly Failure[]): FailureWords | undefined {
  if (failures.length === 0) return undefined;
  return {
    headline: headlineOf(failures),
    advice:
      'This is a mistake in OAuth Lens. What is shown is still valid; what these would have found is missing. Please report it with these names; nothing of your traffic is in them.',
    names: failures.map(
      ({ part, id, error, time }) =>
        `${words[part].one} ${id} (${error}${time === undefined ? '' : `, ${clock(time)}`})`,
    ),
  };
}

/** When it was is told by the first of them that knows. */
function headlineOf(failures: readonly Failure[]): string {
  const time = failures.find((one) => one.time !== undefined)?.time;
  const at = time === undefined ? '' : ` at ${clock(time).slice(0, 'hh:mm'.length)}`;
  return failures.every(({ part }) => part === 'capture')
    ? `Part of the capture failed${at}: ${failures.map(({ id }) => id).join(', ')} broke off.`
    : `Part of the check failed${at}: ${counted(failures)} broke off.`;
}

/** The same in one line, for standard error; `undefined` when there are none. */
export function failureLine(failures: readonly Failure[]): string | undefined {
  const told = failureWords(failures);
  if (!told) return undefined;
  const { names } = told;
  const more = names.length > mostInLine ? ` and ${names.length - mostInLine} more` : '';
  return `part of the check failed: ${names.slice(0, mostInLine).join(', ')}${more}. This is a mistake in OAuth Lens, please report it. The rest of the report is still valid.`;
}

/** What is said of a flow in which nothing was found, though not all of it was checked. */
export const nothingFoundInPart =
  'Nothing objectionable was seen in what was checked, but part of the check failed.';

/** More of them help nobody. */
const mostInLine = 5;

const words: Readonly<Record<CheckPart, { readonly one: string; readonly many: string }>> = {
  capture: { one: 'capture', many: 'parts of the capture' },
  reader: { one: 'reader', many: 'readers' },
  recogniser: { one: 'recogniser', many: 'recognisers' },
  join: { one: 'join', many: 'joins' },
  fact: { one: 'fact', many: 'facts' },
  rule: { one: 'rule', many: 'rules' },
  protection: { one: 'protection', many: 'protections' },
  cause: { one: 'cause', many: 'causes' },
  profile: { one: 'profile', many: 'profiles' },
  report: { one: 'report', many: 'reports' },
};

/** `2 rules and 1 cause`. */
function counted(failures: readonly Failure[]): string {
  const parts = [...Map.groupBy(failures, ({ part }) => part)].map(([part, { length }]) =>
    length === 1 ? `1 ${words[part].one}` : `${length} ${words[part].many}`,
  );
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
