/** What the command line has of its surroundings. */
export type Surroundings = {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  write(text: string): void;
  complain(line: string): void;
  readonly color: boolean;
  /** Columns to write in. */
  readonly width: number;
};
