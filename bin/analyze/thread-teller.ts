import type { Worker } from 'node:worker_threads';
import type { Input } from './inputs.ts';
import type { Asked, Told } from './tell.ts';

/** Tells one capture after the other: here, or in a thread of its own. */
export type Teller = { tell(input: Input): Promise<Told>; close(): void };

/** A thread that tells captures. If it dies, the capture that it was at could not be read, and the next one gets another thread. */
export function threadTeller(start: (asked: Asked) => Worker, asked: Asked): Teller {
  let worker: Worker | undefined;
  return {
    tell(input) {
      const thread = (worker ??= start(asked));
      return new Promise((resolve) => {
        const answered = (told: Told): void => {
          thread.off('error', died);
          resolve(told);
        };
        const died = (error: NodeJS.ErrnoException): void => {
          thread.off('message', answered);
          worker = undefined;
          resolve({ input, error: reasonOf(error) });
        };
        thread.once('message', answered);
        thread.once('error', died);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        thread.postMessage(input);
      });
    },
    close: () => void worker?.terminate(),
  };
}

function reasonOf({ code, name }: NodeJS.ErrnoException): string {
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'The file is too large to be read.'
    : `Reading it broke off (${name}). This is a mistake in OAuth Lens, please report it.`;
}
