/** Milliseconds for people: `95 seconds`, `6 minutes`, `3 hours`, `12 days`. Which of two times was the earlier does not count. */
export function spanOf(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}

/** The same, with `35 milliseconds` for what is less than a second. */
export function shortSpanOf(milliseconds: number): string {
  return Math.abs(milliseconds) < 1000
    ? `${Math.round(Math.abs(milliseconds))} milliseconds`
    : spanOf(milliseconds);
}
