/** What came of reading a bundle's trace again. */
export type Reread = {
  /** Logins, and findings and causes of them. */
  readonly flows: number;
  readonly findings: number;
  /** Logins that are not told alike; `undefined` where it could not be read at all. */
  readonly differing: number | undefined;
};

/** What stands above the text for a ticket. */
export const ticketTitle = 'For the ticket';
/** What stands above the trace that a bundle holds. */
export const traceTitle = 'The recording, redacted';
/** What a bundle's trace is good for. */
export const traceNote =
  'A HAR with what the logins used and nothing else. Open this page in OAuth Lens (in its viewer, or with oauth-lens analyze) to follow every value and to see for yourself.';

/** That a bundle was read again, and what came of it. */
export function rereadWords({ flows, findings, differing }: Reread): string {
  if (differing === undefined) return 'Read again, its trace could not be understood: do not rely on it.';
  const logins = flows === 1 ? '1 login' : `${flows} logins`;
  if (differing > 0)
    return `Read again, ${differing} of ${logins} came out otherwise: what was replaced matters there, and this page tells it as it was recorded.`;
  const found = findings === 1 ? '1 finding or cause' : `${findings} findings and causes`;
  return `Its trace was read again after that: the same ${flows === 1 ? 'login' : logins} with the same ${found}.`;
}
