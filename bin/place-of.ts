/** What to report of a mistake of ours. Not its message: that may quote the traffic. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const [, place] = /([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '') ?? [];
  return place ? `${error.name} at ${place}` : error.name;
}
