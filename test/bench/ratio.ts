/** Two things to compare; each is called once for a sample and does the same work every time. */
export type Comparison = {
  readonly measured: () => unknown;
  readonly against: () => unknown;
  readonly samples: number;
  /** It makes so much garbage that none may be left over from the sample before. */
  readonly isHeavy?: boolean;
};

export type Ratio = {
  readonly ratio: number;
  /** Medians, in milliseconds. */
  readonly measured: number;
  readonly against: number;
};

/**
 * How much longer the one takes than the other. Interleaved, so that whatever else the machine does falls on both;
 * medians, so that a single hiccup falls on neither. The first round warms up and does not count.
 */
export async function ratioOf({ measured, against, samples, isHeavy = false }: Comparison): Promise<Ratio> {
  const times: { readonly measured: number[]; readonly against: number[] } = { measured: [], against: [] };
  for (let round = 0; round <= samples; round += 1) {
    const first = await timeOf(against, isHeavy);
    const second = await timeOf(measured, isHeavy);
    if (round === 0) continue;
    times.against.push(first);
    times.measured.push(second);
  }
  const medians = { measured: median(times.measured), against: median(times.against) };
  return { ...medians, ratio: medians.measured / medians.against };
}

async function timeOf(work: () => unknown, isHeavy: boolean): Promise<number> {
  if (isHeavy) globalThis.gc?.();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
