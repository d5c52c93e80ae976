/**
 * The parts of the check that can break off by a mistake of ours. `capture`: an event of the browser, or a step of its bookkeeping;
 * `reader`: what makes exchanges of a file, or of what DevTools hands over.
 */
export const checkParts = [
  'capture',
  'reader',
  'recogniser',
  'join',
  'fact',
  'rule',
  'protection',
  'cause',
  'profile',
  'report',
] as const;
/** One of them. */
export type CheckPart = (typeof checkParts)[number];

/** A part of the check that threw. Nothing of the traffic is in it: `error` is the name of the error, never its message. */
export type Failure = {
  readonly part: CheckPart;
  /** Which of its kind: the id of a rule or a cause, the name of a recogniser or a fact. */
  readonly id: string;
  /** `TypeError`, `RangeError`, …; `unknown` for what is no error or has an odd name. */
  readonly error: string;
  /** When it first did, as ISO 8601 in UTC: of the worker's alone, which was not watched. */
  readonly time?: string;
};

/** What is told of something that was thrown. Never throws. */
export function failureOf(part: CheckPart, id: string, thrown: unknown): Failure {
  const name: unknown = thrown instanceof Error ? thrown.name : undefined;
  const isName = typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name);
  return { part, id, error: isName ? name : 'unknown' };
}

/** Failures, each once as it first appeared, in that order. */
export function eachFailureOnce(failures: readonly Failure[]): readonly Failure[] {
  const each = new Map<string, Failure>();
  for (const one of failures) {
    const key = `${one.part} ${one.id} ${one.error}`;
    if (!each.has(key)) each.set(key, one);
  }
  return [...each.values()];
}
