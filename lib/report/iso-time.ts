/** ISO 8601 in UTC of milliseconds since 1970; what no calendar has becomes 1970. */
export function isoTime(milliseconds: number): string {
  return new Date(Math.abs(milliseconds) <= 8.64e15 ? milliseconds : 0).toISOString();
}
