/**
 * What an export may do with a value that stands there.
 * - `secret`: it gives access or protects a request in progress, and goes at both levels
 * - `private`: it may name a person or nobody knows what it is: it goes at `default`
 * - `name`: software gives names there (of parameters, headers, paths): it stays while it is made of words, and goes at `default` otherwise
 */
export type Fate = 'secret' | 'private' | 'name';

/** Gives the value that stands in a place. Every place has a name of its own. */
export type Fill = (place: string, fate: Fate) => string;

/** A place whose value goes at both levels. */
export type Row = readonly [name: string, fate: Fate];

/** Rows of names, separated by white space. */
export function rows(fate: Fate, names: string): readonly Row[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, fate] as const);
}
