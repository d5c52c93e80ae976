import { outcomeWords } from '../telling/outcome.ts';
import { unheldWords } from '../telling/unheld-profiles.ts';
import type { Charge } from './charge.ts';
import type { Verdict } from './gates.ts';
import type { Ignore } from './ignore.ts';

/** A verdict, and the name of the capture that it is on. */
export type NamedVerdict = { readonly name: string; readonly verdict: Verdict };

/** Lines of one kind that are told; more of them nobody reads. */
const most = 20;

/**
 * What stopped a build, what was ignored and why, and how much was known before: a line for each thing, however many flows have it. Empty
 * where there is nothing of the kind. Nothing in it is of the traffic.
 */
export function verdictLines(verdicts: readonly NamedVerdict[]): readonly string[] {
  const stops = verdicts.flatMap(({ name, verdict }) =>
    verdict.stops.map((charge) => ({ place: `${name} ${charge.flow}`, charge })),
  );
  const known = new Set(verdicts.flatMap(({ verdict }) => verdict.known.map(({ key }) => key))).size;
  return [
    ...verdicts.flatMap(missingLine),
    ...capped([...Map.groupBy(stops, ({ charge }) => charge.key).values()].map(stopLine)),
    ...unheldLines(verdicts),
    ...capped(ignoredLines(verdicts)),
    ...(known > 0 ? [`known from the baseline and not counted: ${known}`] : []),
  ];
}

type Stop = { readonly place: string; readonly charge: Charge };

function missingLine({ name, verdict: { missing } }: NamedVerdict): readonly string[] {
  if (!missing) return [];
  const { found, expected } = missing;
  return [
    `${name}: ${found === 1 ? 'one flow was' : `${found || 'no'} flows were`} found, at least ${expected} expected`,
  ];
}

/** A gate that nothing went through has stopped nothing. */
function unheldLines(verdicts: readonly NamedVerdict[]): readonly string[] {
  const [first, ...others] = verdicts;
  const unheld = first?.verdict.unheld.filter((id) =>
    others.every(({ verdict }) => verdict.unheld.includes(id)),
  );
  return (unheld ?? []).map(unheldWords);
}

function stopLine(group: readonly Stop[]): string {
  const [{ place, charge }] = group as readonly [Stop, ...Stop[]];
  const more = group.length > 1 ? ` and ${group.length - 1} more` : '';
  return `${place}${more}: ${nameOf(charge)}`;
}

function nameOf(charge: Charge): string {
  switch (charge.kind) {
    case 'finding':
      return `${charge.severity} ${charge.rule}: ${charge.title}`;
    case 'outcome':
      return `${outcomeWords[charge.outcome].word}${charge.cause ? `: ${charge.cause}` : ''}`;
    case 'requirement':
      return `does not satisfy ${charge.requirement}: ${charge.text}`;
  }
}

function ignoredLines(verdicts: readonly NamedVerdict[]): readonly string[] {
  const ignored = verdicts.flatMap(({ verdict }) => verdict.ignored.map(({ by }) => by));
  const groups = Map.groupBy(ignored, (by) => JSON.stringify(by)).values() as Iterable<
    readonly [Ignore, ...Ignore[]]
  >;
  return [...groups].map(([by, ...others]) => {
    const often = others.length === 0 ? 'once' : `${others.length + 1} times`;
    return `ignored until ${by.until}, ${often}: ${subjectOf(by)} (${by.reason})`;
  });
}

function subjectOf({ rule, cause, requirement }: Ignore): string {
  return rule ?? cause ?? requirement ?? '';
}

function capped(lines: readonly string[]): readonly string[] {
  const left = lines.length - most;
  return left > 0 ? [...lines.slice(0, most), `and ${left} more of the kind`] : lines;
}
