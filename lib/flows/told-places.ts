import type { Failure } from '../vocabulary/failure.ts';

/** A flow as it was told last; nothing was told where that broke off. */
export type ToldPlace<Derived, Told> = {
  readonly derived: Derived | undefined;
  /** Id of the flow that it is nested in. */
  readonly parent: string | null;
  readonly told: Told | undefined;
  readonly failures?: readonly Failure[];
};

/** The flows as they were told last, place by place in order of their beginning. */
export class ToldPlaces<Derived, Told> {
  /** Nothing stands at places that were not told yet. */
  readonly all: (ToldPlace<Derived, Told> | undefined)[] = [];

  /** Only so many flows are left. */
  cut(length: number): void {
    this.all.length = Math.min(length, this.all.length);
  }

  /** All that was told so far, in a list of its own. */
  told(): readonly Told[] {
    const told: Told[] = [];
    for (const place of this.all) if (place?.told !== undefined) told.push(place.told);
    return told;
  }
}

/** The flows that cannot be told at present, because that broke off: `flow-1` for the first place. */
export function untoldIn({
  all,
}: ToldPlaces<unknown, unknown>): readonly { readonly flow: string; readonly failure: Failure }[] {
  const untold: { readonly flow: string; readonly failure: Failure }[] = [];
  // After every event: for what most do not have nothing is made.
  for (const [at, place] of all.entries())
    if (place?.failures)
      untold.push(...place.failures.map((failure) => ({ flow: `flow-${at + 1}`, failure })));
  return untold;
}
