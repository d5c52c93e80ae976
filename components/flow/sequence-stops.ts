import { walkedTo } from '../controls/walk.ts';
import type { FoldedLines } from '../../lib/sequence/fold-lines.ts';
import type { SequenceLine } from '../../lib/sequence/sequence-lines.ts';

/** A line of the sequence at which the keyboard can stand: a step, folded steps, pages in between, or a nested login. */
export type Stop = {
  readonly type: 'step' | 'fold' | 'pages' | 'flow';
  /** Id of its element. */
  readonly id: string;
  /** Id of the step, of the first folded step, of the pages' line, or of the nested flow. */
  readonly target: string;
};

/** Where the arrow keys stop, from top to bottom. */
export function stopsOf(lines: readonly (SequenceLine | FoldedLines)[]): readonly Stop[] {
  return lines.flatMap((line): readonly Stop[] => {
    switch (line.type) {
      case 'step':
        return [stop('step', line.step.id)];
      case 'fold':
        return [stop('fold', line.id)];
      case 'pages':
        return [stop('pages', line.id)];
      case 'wait':
        return line.nested.map(({ id }) => stop('flow', id));
      case 'browser':
      case 'event':
        return [];
    }
  });
}

/** Id of the element of a stop. */
export function stopId(type: Stop['type'], target: string): string {
  return `${type}-${target}`;
}

function stop(type: Stop['type'], target: string): Stop {
  return { type, id: stopId(type, target), target };
}

/** The stop that a key leads to from the one at `from`; `undefined` for other keys and at the ends. */
export function nextStop(stops: readonly Stop[], from: string | undefined, key: string): Stop | undefined {
  const at = stops.findIndex(({ id }) => id === from);
  const next = walkedTo(key, at, stops.length);
  return next === undefined ? undefined : stops[next];
}

/** Is this a key that walks the sequence, even where it leads nowhere? */
export function isWalkingKey(key: string): boolean {
  return walkedTo(key, 0, 1) !== undefined;
}
