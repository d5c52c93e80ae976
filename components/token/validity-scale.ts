/** Places on a bar, in percent of its width. */
export type ValidityScale = {
  readonly from: number;
  readonly until: number;
  readonly used: number;
  readonly now: number;
};

/** Of a bar: what lies before the time of validity, that time, and what comes after it. */
const [begin, end] = [14, 74];

/**
 * Where the bounds of a validity and two moments stand on its bar. Within the bounds places are in proportion; outside they only say
 * before or after, the later of two moments behind the earlier: minutes and years must both fit. All in milliseconds.
 */
export function validityScale(from: number, until: number, used: number, now: number): ValidityScale {
  const place = (time: number, outside: number) => {
    if (time < from) return begin * outside;
    if (time >= until) return end + (100 - end) * outside;
    return begin + ((end - begin) * (time - from)) / (until - from);
  };
  return { from: begin, until: end, used: place(used, 0.3), now: place(now, 0.75) };
}
