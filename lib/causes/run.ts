import type { Facts } from '../facts/facts.ts';
import type { Pausing } from '../exchange/in-step.ts';
import { onceFor } from '../exchange/once-for.ts';
import { needsIn } from '../facts/need.ts';
import type { Message } from '../messages/message.ts';
import type { RuleId } from '../rules/index.ts';
import type { RuleRun } from '../rules/run.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { Owner } from '../vocabulary/owner.ts';
import type { CauseId } from './cause-id.ts';
import { proofs, type Cause, type CauseDraft, type FindingOf } from './cause.ts';

/** A cause that was found in a flow, complete. */
export type FoundCause = Omit<CauseDraft, 'fix' | 'owner' | 'rules' | 'folds'> & {
  readonly cause: Cause;
  readonly fix: string;
  readonly owner: Owner;
  readonly rules: readonly RuleId[];
  readonly folds: readonly CauseId[];
};

/** Causes that were found, the most probable first, and those that threw: a mistake of ours takes nothing down. */
export type CauseRun = {
  readonly found: readonly FoundCause[];
  readonly failures: readonly Failure[];
};

/** So many causes are asked of one flow before they are asked of others. */
const untilPause = 4;

/** Asks every cause of a flow, and ranks what they say. */
export function* runCauses(
  causes: readonly Cause[],
  facts: Facts,
  { findings }: Pick<RuleRun, 'findings'>,
): Pausing<CauseRun> {
  const failures: Failure[] = [];
  const all: FoundCause[] = [];
  const finding: FindingOf = (id) => findings.find(({ rule }) => rule.id === id);
  const asked = facts.ending.outcome === 'succeeded' ? thoseOfSucceeded(causes) : causes;
  const hasNeeds = needsIn(asked, facts);
  for (let place = 0; place < asked.length; place += 1) {
    const cause = asked[place]!;
    try {
      if (hasNeeds(place)) all.push(...found(cause, facts, finding));
    } catch (error) {
      failures.push(failureOf('cause', cause.id, error));
    }
    if (place % untilPause === 0) yield;
  }
  return { found: ranked(all, facts.ending.failedAt), failures };
}

function found(cause: Cause, facts: Facts, finding: FindingOf): readonly FoundCause[] {
  const drafts = cause
    .inspect(facts, finding)
    .filter((draft) => facts.ending.outcome !== 'unclear' || cause.evenIfSucceeded || !isGuess(draft));
  return drafts.map((draft) => ({
    ...draft,
    cause,
    fix: draft.fix ?? cause.fix,
    owner: draft.owner ?? cause.owner,
    rules: draft.rules ?? [],
    folds: draft.folds ?? cause.folds,
  }));
}

/** Of hundreds some dozens. */
const thoseOfSucceeded = onceFor((causes: readonly Cause[]) =>
  causes.filter(({ evenIfSucceeded }) => evenIfSucceeded),
);

/** Where nothing shows that a login failed, nobody guesses why it did. */
function isGuess({ proof, confidence }: CauseDraft): boolean {
  return confidence === 'tentative' || proof === 'status' || proof === 'guess';
}

/**
 * The strongest proof first; of equal ones what shows at the step that ended the flow, then the surer one. What another found cause explains
 * is left out, unless its own proof is stronger; of two that explain each other the first stands.
 */
function ranked(all: readonly FoundCause[], failedAt: Message | undefined): readonly FoundCause[] {
  const inOrder = all.toSorted(
    (a, b) =>
      proofOf(a) - proofOf(b) ||
      Number(isElsewhere(a, failedAt)) - Number(isElsewhere(b, failedAt)) ||
      sureness[a.confidence] - sureness[b.confidence],
  );
  return inOrder.filter(
    (one, at) =>
      !inOrder.some(
        (other, place) =>
          explains(other, one) && proofOf(other) <= proofOf(one) && !(explains(one, other) && at < place),
      ),
  );
}

function explains(one: FoundCause, other: FoundCause): boolean {
  return one !== other && one.folds.includes(other.cause.id);
}

function proofOf({ proof }: FoundCause): number {
  return proofs.indexOf(proof);
}

const sureness: Readonly<Record<Confidence, number>> = { certain: 0, firm: 1, tentative: 2 };

/** A redirect and the landing it leads to are one message in two exchanges. */
function isElsewhere({ at }: FoundCause, failedAt: Message | undefined): boolean {
  if (failedAt === undefined) return false;
  return !(
    at !== undefined &&
    (at.exchange.id === failedAt.exchange.id || (at.kind === failedAt.kind && at.url === failedAt.url))
  );
}
