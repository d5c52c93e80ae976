/** Something that runs until it is closed. */
export type Part = { readonly close: () => Promise<void> };

export type Parts = {
  /** Notes a part that just started, and gives it back. */
  readonly add: <Started extends Part>(started: Started) => Started;
};

/** Plays with parts that it starts as it goes, and closes them however it ends, the last one first. */
export async function withParts<Result>(play: (parts: Parts) => Promise<Result>): Promise<Result> {
  const started: Part[] = [];
  const add = <Started extends Part>(part: Started): Started => {
    started.unshift(part);
    return part;
  };
  try {
    return await play({ add });
  } finally {
    for (const part of started) await part.close();
  }
}
