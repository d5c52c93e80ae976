import { severities, type Severity } from '../vocabulary/severity.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
import type { Report } from '../report/report.ts';
import { unheldOf } from '../telling/unheld-profiles.ts';
import { chargesOf, type Charge } from './charge.ts';
import { isIgnoredBy, type Ignore } from './ignore.ts';

/** At what a build stops. */
export type Gates = {
  /** At findings that are at least that grave. */
  readonly failOn?: Severity | undefined;
  /** At flows that ended so. */
  readonly outcomes: readonly Outcome[];
  /** At a capture with fewer flows; those within another (a broker's upstream login) are not counted. */
  readonly expectFlows?: number | undefined;
  /** At flows that fail a MUST of these profiles. */
  readonly profiles: readonly ProfileId[];
  /** Keys of what was there before: not stopped at. */
  readonly known: ReadonlySet<string>;
  readonly ignores: readonly Ignore[];
};

/** What one capture amounts to before the gates. */
export type Verdict = {
  /** What stops the build; empty where nothing does. */
  readonly stops: readonly Charge[];
  /** How many flows were missed, where the capture has fewer than expected: `{ expected: 1, found: 0 }`. */
  readonly missing: { readonly expected: number; readonly found: number } | undefined;
  /** What would have, and was ignored. */
  readonly ignored: readonly { readonly charge: Charge; readonly by: Ignore }[];
  /** What would have, and was there before. */
  readonly known: readonly Charge[];
  /** Profiles of the gates that none of its flows is held against. */
  readonly unheld: readonly ProfileId[];
};

/** Where nothing was to be judged. */
export const notJudged: Verdict = { stops: [], missing: undefined, ignored: [], known: [], unheld: [] };

/** Holds the report of one capture against the gates. */
export function judge(report: Pick<Report, 'flows'>, gates: Gates): Verdict {
  if (!isGated(gates)) return notJudged;
  const ignored: { readonly charge: Charge; readonly by: Ignore }[] = [];
  const known: Charge[] = [];
  const stops: Charge[] = [];
  for (const charge of chargesOf(report)) {
    if (!stopsAt(gates, charge)) continue;
    const by = isIgnoredBy(gates.ignores, charge);
    if (by) ignored.push({ charge, by });
    else if (gates.known.has(charge.key)) known.push(charge);
    else stops.push(charge);
  }
  const found = report.flows.filter(({ parent }) => parent === null).length;
  const expected = gates.expectFlows ?? 0;
  const unheld = unheldOf(report.flows, gates.profiles);
  return { stops, ignored, known, unheld, missing: found < expected ? { expected, found } : undefined };
}

/** Whether anything is to be judged at all. */
export function isGated({ failOn, outcomes, expectFlows, profiles }: Gates): boolean {
  return failOn !== undefined || outcomes.length > 0 || expectFlows !== undefined || profiles.length > 0;
}

function stopsAt({ failOn, outcomes, profiles }: Gates, charge: Charge): boolean {
  switch (charge.kind) {
    case 'finding':
      return failOn !== undefined && severities.indexOf(charge.severity) <= severities.indexOf(failOn);
    case 'outcome':
      return outcomes.includes(charge.outcome);
    case 'requirement':
      return profiles.includes(charge.profile);
  }
}
