/**
 * Where words stood. `member`: a member of JSON or XML, a parameter of an address, a form or a challenge. `title`, `heading`: of a
 * page. `alert`: markup that tells of an error or wants attention. `sentence`: a sentence of a page or of a plain text.
 */
export type Where = (typeof wheres)[number];

/** All of them. */
export const wheres = ['member', 'title', 'heading', 'alert', 'sentence'] as const;

/**
 * Which part of an exchange said it. `body`: of the answer. `header`: its challenge (`WWW-Authenticate`). `redirect`: the address
 * that the answer sends the browser to. `cookie`: one that it sets for the page to show. `request`: the address or form that the browser was told to ask with, which the party
 * said that sent it here.
 */
export type Source = (typeof sources)[number];

/** All of them. */
export const sources = ['body', 'header', 'cookie', 'redirect', 'request'] as const;

/** Words of somebody else, to be quoted. Not redacted. */
export type Words = {
  readonly where: Where;
  readonly source: Source;
  /** Of a member: its name, with the names of the members it stands in (`error.message`). */
  readonly name?: string;
  /** One sentence or one code, 200 characters at most. Empty for a parameter without a value. */
  readonly text: string;
};

/** Words as read, with all of the text that they were taken from: phrases are looked for in that. */
export type Reading = { readonly words: Words; readonly whole: string };
