import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createReading, type ReadingToWorker } from '../lib/reading.ts';

/** The worker that reads a file for a page of ours. */
export default defineUnlistedScript(() => {
  const hear = createReading({
    tell: (message) => postMessage(message),
    now: () => performance.now(),
    rest: () => new Promise((resolve) => setTimeout(resolve)),
  });
  addEventListener('message', ({ data }) => void hear(data as ReadingToWorker));
});
