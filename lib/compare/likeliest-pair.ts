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

/** The logins that somebody most likely wants to compare with this one, the likeliest first, of equal ones the latest; never itself. */
export function likeliestOthers(flow: ReportFlow, flows: readonly ReportFlow[]): readonly ReportFlow[] {
  return flows
    .filter((other) => other !== flow)
    .map((other) => ({ other, likeness: likenessOf(flow, other) }))
    .toSorted((a, b) => b.likeness - a.likeness || Date.parse(b.other.started) - Date.parse(a.other.started))
    .map(({ other }) => other);
}

/** The good one of two before the one that failed; else as they are. */
export function goodFirst<Login extends { readonly flow: Pick<ReportFlow, 'outcome'> }>(
  a: Login,
  b: Login,
): readonly [Login, Login] {
  return a.flow.outcome !== 'succeeded' && b.flow.outcome === 'succeeded' ? [b, a] : [a, b];
}

/** Of thousands of pairs: it makes nothing that has to be collected. */
function likenessOf(a: ReportFlow, b: ReportFlow): number {
  // With itself only where there is nothing else.
  if (a.id === b.id && a.started === b.started) return 0;
  return (
    Number(a.purpose === b.purpose) * 32 +
    Number(a.protocol === b.protocol) * 16 +
    Number(a.client.id !== null && a.client.id === b.client.id) * 8 +
    Number(a.server.origin === b.server.origin) * 4 +
    Number(a.parent === null && b.parent === null) * 2 +
    Number((a.outcome === 'succeeded') !== (b.outcome === 'succeeded'))
  );
}
