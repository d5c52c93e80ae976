import { availableParallelism } from 'node:os';
import type { Surroundings } from '../surroundings.ts';
import { inOrder } from './in-order.ts';
import { nameOf, type Input } from './inputs.ts';
import { tell, type Asked, type Read, type Told } from './tell.ts';
import { threadTeller, type Teller } from './thread-teller.ts';

/** What there was to read. */
export type AllRead = {
  readonly told: readonly Omit<Read, 'text'>[];
  /** Captures that could not be read. */
  readonly unread: number;
  /** Files of folders that turned out to be no captures. */
  readonly passedBy: number;
};

/** Fewer captures than these are read before a thread has started. */
const perThread = 12;

/** Reads captures, several at once, and hands them on in their order. One that cannot be read is told, and stops no other. */
export async function readAll(
  inputs: readonly Input[],
  asked: Asked,
  jobs: number | undefined,
  surroundings: Surroundings,
  add: (told: Read) => void,
): Promise<AllRead> {
  const slots = Math.min(
    jobs ?? Math.min(availableParallelism(), Math.ceil(inputs.length / perThread)),
    inputs.length,
  );
  const here: Teller = { tell: (input) => tell(input, asked, surroundings), close: () => undefined };
  const { startThread, progress } = surroundings;
  const tellers = Array.from({ length: slots }, () =>
    slots > 1 && startThread ? threadTeller(startThread, asked) : here,
  );
  let done = 0;
  const work = async (input: Input, slot: number): Promise<Told> => {
    const told = await (input.path === '-' ? here : tellers[slot]!).tell(input);
    done += 1;
    if (inputs.length > 1) progress?.(`${done} of ${inputs.length} captures`);
    return told;
  };
  const all = { told: [] as Omit<Read, 'text'>[], unread: 0, passedBy: 0 };
  try {
    for await (const told of inOrder(inputs, slots, work)) {
      if (!('error' in told)) {
        add(told);
        const { text: _, ...kept } = told;
        all.told.push(kept);
      } else if (told.input.isGuess) {
        all.passedBy += 1;
      } else {
        all.unread += 1;
        surroundings.complain(`oauth-lens: ${nameOf(told.input)}: ${told.error}`);
      }
    }
  } finally {
    progress?.('');
    tellers.forEach((teller) => teller.close());
  }
  return all;
}
