import { endpointOf, originOf } from '../../lib/exchange/parameters.ts';
import { roundsWords } from '../../lib/telling/rounds.ts';
import { kinds } from '../../lib/vocabulary/kinds.ts';
import { isGood } from '../../lib/telling/delivery.ts';
import type { SequenceLine } from './sequence-lines.ts';

type StepLine = Extract<SequenceLine, { type: 'step' }>;

/** Steps that say the same again, behind one line. Named after its first step. */
export type FoldedLines = {
  readonly type: 'fold';
  readonly id: string;
  readonly words: string;
  readonly lines: readonly StepLine[];
};

/** Runs shorter than this are shown whole; of one document said again there is nothing new from the third on. */
const shortest = 5;
const shortestOfDocuments = 4;

/**
 * Folds long runs of polls, API calls and fetches of one document between their first and their last, and the later times of a login that went round, except
 * what is opened or selected.
 */
export function foldLines(
  lines: readonly SequenceLine[],
  selected: string | undefined,
  opened: ReadonlySet<string>,
): readonly (SequenceLine | FoldedLines)[] {
  const isLater = (line: SequenceLine) => line.type === 'step' && (line.step.round ?? 1) > 1;
  const at = lines.findIndex(isLater);
  const again = at < 0 ? [] : lines.slice(at).filter((line) => line.type === 'step');
  const words = roundsWords(lines.flatMap((line) => (line.type === 'step' ? [line.step] : [])));
  const [next] = again;
  const isOpen = !next || opened.has(next.step.id) || again.some(({ step }) => step.id === selected);
  if (isOpen || words === undefined) return foldRuns(lines, selected, opened);
  const first = foldRuns(lines.slice(0, at), selected, opened);
  return [...first, { type: 'fold', id: next.step.id, words, lines: again }];
}

function foldRuns(
  lines: readonly SequenceLine[],
  selected: string | undefined,
  opened: ReadonlySet<string>,
): readonly (SequenceLine | FoldedLines)[] {
  return runsOf(lines).flatMap((run): readonly (SequenceLine | FoldedLines)[] => {
    const inner = run.filter((line) => line.type === 'step').slice(1, -1);
    const [first, last, next] = [run[0]!, run.at(-1)!, inner[0]];
    if (
      run.length < (first.type === 'step' && isDocument(first) ? shortestOfDocuments : shortest) ||
      !next ||
      first.type !== 'step'
    )
      return run;
    const isShown = opened.has(next.step.id) || inner.some(({ step }) => step.id === selected);
    return isShown
      ? run
      : [first, { type: 'fold', id: next.step.id, words: wordsFor(first, inner), lines: inner }, last];
  });
}

/** Neighbours that say the same, together; all else by itself. */
function runsOf(lines: readonly SequenceLine[]): readonly (readonly SequenceLine[])[] {
  const runs: SequenceLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run && first && saysTheSame(first, line)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

function saysTheSame(a: SequenceLine, b: SequenceLine): boolean {
  if (a.type !== 'step' || b.type !== 'step' || a.step.kind !== b.step.kind) return false;
  const told = new Set(a.findings.map(({ rule }) => rule));
  if (b.findings.some(({ rule }) => !told.has(rule)) || isFineAnswer(a) !== isFineAnswer(b)) return false;
  if (isCall(a)) return originOf(a.step.url ?? '') === originOf(b.step.url ?? '') && isFine(a) && isFine(b);
  const isAgain = isPoll(a) ? isPoll(b) : isDocument(a) && isFine(a) && isFine(b);
  return isAgain && endpointOf(a.step.url ?? '') === endpointOf(b.step.url ?? '');
}

function isFineAnswer({ step: { delivery } }: StepLine): boolean | undefined {
  return delivery ? isGood(delivery) : undefined;
}

function isCall({ step }: StepLine): boolean {
  return step.kind === 'resource_request';
}

/** Discovery, keys: the same address, the same answer. */
function isDocument({ step }: StepLine): boolean {
  return kinds[step.kind].role === 'document';
}

function isFine({ step }: StepLine): boolean {
  return step.status === null || (step.status > 0 && step.status < 400);
}

/** RFC 8628 §3.5; CIBA Core §11. Whether a refusal that was not recorded said “not yet” shows only from what comes after it. */
function isPoll({ step: { kind, params, delivery, status } }: StepLine): boolean {
  if (kind !== 'token_request' || !/[:-](device_code|ciba)$/.test(params['grant_type'] ?? '')) return false;
  const isUnread = delivery?.result === 'refused' && delivery.error === null && status === 400;
  return isUnread || delivery?.result === 'not_yet';
}

function wordsFor(first: StepLine, inner: readonly StepLine[]): string {
  if (isDocument(first)) return `fetched ${inner.length} more times`;
  return isCall(first)
    ? `${inner.length} more calls of this API`
    : `asked ${inner.length} more times, the person had not answered yet`;
}
