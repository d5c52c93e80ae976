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
  readonly #places: (ToldPlace<Derived, Told> | undefined)[] = [];
  /** What is told at each, beside it: after every event a list of thousands is copied, and none of them looked at. */
  readonly #told: (Told | undefined)[] = [];
  #untold = 0;

  /** The place of that number, from 0; `undefined` where nothing was told yet. */
  at(place: number): ToldPlace<Derived, Told> | undefined {
    return this.#places[place];
  }

  set(at: number, place: ToldPlace<Derived, Told>): void {
    for (; this.#places.length <= at; this.#untold += 1) {
      this.#places.push(undefined);
      this.#told.push(undefined);
    }
    this.#untold += Number(place.told === undefined) - Number(this.#told[at] === undefined);
    this.#places[at] = place;
    this.#told[at] = place.told;
  }

  /** Only so many flows are left. */
  cut(length: number): void {
    const gone = this.#told.splice(length);
    this.#places.splice(length);
    this.#untold -= gone.filter((told) => told === undefined).length;
  }

  /** All that was told so far, in a list of its own. */
  told(): readonly Told[] {
    const isTold = (told: Told | undefined): told is Told => told !== undefined;
    return this.#untold > 0 ? this.#told.filter(isTold) : (this.#told.slice() as Told[]);
  }

  /** The flows that cannot be told at present, because that broke off: `flow-1` for the first place. */
  broken(): readonly { readonly flow: string; readonly failure: Failure }[] {
    if (this.#untold === 0) return [];
    return this.#places.flatMap(
      (place, at) => place?.failures?.map((failure) => ({ flow: `flow-${at + 1}`, failure })) ?? [],
    );
  }
}
