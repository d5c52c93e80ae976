/** What a drop does: opens what is dropped, or compares it with what is shown. */
export type DropZone = 'open' | 'compare';

/** The right half compares, where there is something to compare with; several files are opened as one. Lengths in pixels. */
export function dropZone(drop: {
  readonly files: number;
  readonly x: number;
  readonly width: number;
  readonly canCompare: boolean;
}): DropZone {
  return drop.canCompare && drop.files === 1 && drop.x * 2 > drop.width ? 'compare' : 'open';
}
