import type { ReadingPort } from '../../components/state/file-reading.ts';
import type { ReadingToPage } from '../../lib/reading.ts';

/** A worker that reads a file; it is bundled by itself, as `reader.js`. */
export function openReader(): ReadingPort {
  const worker = new Worker('/reader.js');
  return {
    post: (message) => worker.postMessage(message, []),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }) => listener(data as ReadingToPage)),
    onBreak: (listener) => {
      worker.addEventListener('error', listener);
      worker.addEventListener('messageerror', listener);
    },
    close: () => worker.terminate(),
  };
}
