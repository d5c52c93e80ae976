/** Longer than between two keys when one is held down, and too short to be waited for, in milliseconds. */
const pause = 50;

/** Acts once the browser has drawn what is known by now, and no sooner than it could know more by another key. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act, pause));
}
