import { endpointOf, originOf } from '../exchange/parameters.ts';
import { roundsWords } from '../telling/rounds.ts';
import { kinds } from '../vocabulary/kinds.ts';
import { isGood } from '../telling/delivery.ts';
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
/** A run of documents takes others among its first lines alone: none is looked for in more. */
const mostAtFirst = 50;

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
    const steps = run.filter((line) => line.type === 'step');
    if (new Set(steps.filter(isDocument).map(addressOf)).size > 1) return foldTurns(steps, selected, opened);
    const inner = steps.slice(1, -1);
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

/** Documents fetched in turns: each is shown once, and what was fetched again folds where that is twice or more in a row. */
function foldTurns(
  run: readonly StepLine[],
  selected: string | undefined,
  opened: ReadonlySet<string>,
): readonly (SequenceLine | FoldedLines)[] {
  const seen = new Set<string>();
  const groups: { readonly isAgain: boolean; readonly lines: StepLine[] }[] = [];
  for (const line of run) {
    const isAgain = seen.has(addressOf(line));
    seen.add(addressOf(line));
    const group = groups.at(-1);
    if (group?.isAgain === isAgain) group.lines.push(line);
    else groups.push({ isAgain, lines: [line] });
  }
  return groups.flatMap(({ isAgain, lines }): readonly (SequenceLine | FoldedLines)[] => {
    const [next] = lines;
    const isShown = !next || opened.has(next.step.id) || lines.some(({ step }) => step.id === selected);
    if (!isAgain || lines.length < 2 || isShown) return lines;
    return [{ type: 'fold', id: next.step.id, words: turnsWords(lines), lines }];
  });
}

function turnsWords(lines: readonly StepLine[]): string {
  const documents = new Set(lines.map(addressOf)).size;
  const times = `fetched ${lines.length} more times`;
  return documents === 1 ? times : `${documents} of these documents ${times} in all`;
}

/** Neighbours that say the same, together; all else by itself. */
function runsOf(lines: readonly SequenceLine[]): readonly (readonly SequenceLine[])[] {
  const runs: SequenceLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const first = run && (sameDocumentIn(run, line) ?? run[0]);
    if (run && first && (saysTheSame(first, line) || isOtherDocument(run, line))) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** The first fetch of the same document in a run of documents. */
function sameDocumentIn(run: readonly SequenceLine[], line: SequenceLine): SequenceLine | undefined {
  if (line.type !== 'step' || !isDocument(line)) return undefined;
  return run.slice(0, mostAtFirst).find((one) => one.type === 'step' && addressOf(one) === addressOf(line));
}

/** A document that the run does not have yet, between documents that all came. */
function isOtherDocument(run: readonly SequenceLine[], line: SequenceLine): boolean {
  const [first] = run;
  if (first?.type !== 'step' || line.type !== 'step' || run.length >= mostAtFirst) return false;
  const areFine = isDocument(first) && isDocument(line) && isFine(first) && isFine(line);
  return areFine && !sameDocumentIn(run, line);
}

function addressOf({ step }: StepLine): string {
  return endpointOf(step.url ?? '');
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
