import type { Failure } from '../vocabulary/failure.ts';

/** A flow as it was told last; nothing was told where that broke off. */
export type ToldPlace<Derived, Told> = {
  readonly derived: Derived | undefined;
  /** Id of the flow that it is nested in. */
  readonly parent: string | null;
  readonly told: Told | undefined;
  readonly failures?: readonly Failure[];
};

/** The flows as they were told last, place by place in order of their beginning. What nothing was told of is counted: it is rare. */
export class ToldPlaces<Derived, Told> {
  /** Nothing stands at places that were not told yet. */
  readonly #places: (ToldPlace<Derived, Told> | undefined)[] = [];
  #untold = 0;

  /** The flow at that place; `undefined` where none was told yet. */
  at(place: number): ToldPlace<Derived, Told> | undefined {
    return this.#places[place];
  }

  put(at: number, place: ToldPlace<Derived, Told>): void {
    this.#forget(at);
    if (place.failures) this.#untold += 1;
    this.#places[at] = place;
  }

  /** Only so many flows are left. */
  cut(length: number): void {
    for (let at = length; at < this.#places.length; at += 1) this.#forget(at);
    this.#places.length = Math.min(length, this.#places.length);
  }

  /** All that was told so far, in a list of its own. */
  told(): readonly Told[] {
    const told: Told[] = [];
    for (const place of this.#places) if (place?.told !== undefined) told.push(place.told);
    return told;
  }

  /** The flows that cannot be told at present, because that broke off. */
  untold(): readonly { readonly flow: string; readonly failure: Failure }[] {
    if (this.#untold === 0) return [];
    return this.#places.flatMap((place, at) =>
      (place?.failures ?? []).map((failure) => ({ flow: `flow-${at + 1}`, failure })),
    );
  }

  #forget(at: number): void {
    if (this.#places[at]?.failures) this.#untold -= 1;
  }
}
