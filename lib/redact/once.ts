import type { KnownValues } from './known.ts';

/** The same answers, each found once, but for texts of which more may become known later. */
export function once(known: KnownValues, redact: (text: string) => string): (text: string) => string {
  const found = new Map<string, string>();
  return (text) => {
    const before = found.get(text);
    if (before !== undefined) return before;
    const { refusals } = known;
    const redacted = redact(text);
    if (known.refusals === refusals) found.set(text, redacted);
    return redacted;
  };
}

/**
 * The same answers, each found once: for what depends on nothing that becomes known later, and for a pass that only learns, where reading
 * a text again teaches nothing more.
 */
export function remembered(redact: (text: string) => string): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined) return before;
    const redacted = redact(text);
    answers.set(text, redacted);
    return redacted;
  };
}

/** What is masked can leave its neighbours reading differently, so it is read again until nothing more changes. */
export function settled(text: string, redactOnce: (text: string) => string): string {
  let current = text;
  for (let round = 0; round < 4; round++) {
    const next = redactOnce(current);
    if (next === current) return next;
    current = next;
  }
  return current;
}
