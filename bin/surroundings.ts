import type { Worker } from 'node:worker_threads';

/** What the command line has of its surroundings. */
export type Surroundings = {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  write(text: string): void;
  complain(line: string): void;
  readonly color: boolean;
  /** Columns to write in. */
  readonly width: number;
  /** Columns for a table that no terminal shows: a log or a program that reads it wants names whole. */
  readonly tableWidth?: number | undefined;
  /** Says how far it is, in place of what it said before; nothing where that is empty. Only where somebody looks on. */
  progress?(text: string): void;
  /** A signal of the person’s wish to end it (Ctrl-C), for what does not end by itself. */
  interrupted?(): AbortSignal;
  /** Starts a thread that tells captures (`analyze/serve.ts`), as it is told by `asked`. Without, they are told one after the other. */
  startThread?(asked: unknown): Worker;
};

/** `tableWidth` of files, and of what is read from standard output. Columns. */
export const wholeTable = 240;
