import type { ReportFlow } from '../report/report.ts';

/**
 * The two logins that somebody most likely wants to compare: of one kind, client and server, one of which went well and the other not;
 * the latest of each. `undefined` where there is none on a side.
 */
export function likeliestPair(
  a: readonly ReportFlow[],
  b: readonly ReportFlow[],
): readonly [ReportFlow, ReportFlow] | undefined {
  let best: readonly [ReportFlow, ReportFlow] | undefined;
  let most = -1;
  for (const one of a)
    for (const other of b) {
      const likeness = likenessOf(one, other);
      if (likeness >= most) [best, most] = [[one, other], likeness];
    }
  return best;
}

function likenessOf(a: ReportFlow, b: ReportFlow): number {
  // With itself only where there is nothing else.
  if (a.id === b.id && a.started === b.started) return 0;
  const points: readonly (readonly [boolean, number])[] = [
    [a.purpose === b.purpose, 32],
    [a.protocol === b.protocol, 16],
    [a.client.id !== null && a.client.id === b.client.id, 8],
    [a.server.origin === b.server.origin, 4],
    [a.parent === null && b.parent === null, 2],
    [(a.outcome === 'succeeded') !== (b.outcome === 'succeeded'), 1],
  ];
  return points.reduce((sum, [is, weight]) => sum + (is ? weight : 0), 0);
}
