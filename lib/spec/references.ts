/** A place in a specification that a person can open. */
export type Reference = { readonly label: string; readonly url: string };
