import type { HeaderGrammar } from './plain-header.ts';
import type { KnownValues } from './known.ts';
import type { MaskingLevel } from '../vocabulary/redaction-level.ts';
import type { Placeholders } from './placeholders.ts';

/**
 * What every part of redaction shares. The parts call one another through it (a URL holds parameters, a parameter holds a
 * URL), so none of them imports another.
 */
export type Context = {
  readonly level: MaskingLevel;
  readonly placeholders: Placeholders;
  readonly known: KnownValues;
  /** The same, but nothing that is read by it counts as public afterwards: for prose, and for what is left out. */
  readonly quoted: Context;
  /** The second net: replaces every collected secret in a text. Gives the text back during the first pass. */
  readonly hunt: (text: string) => string;
  /** A value by its name. */
  readonly value: (name: string, value: string, depth: number) => string;
  /** A parameter or member name: names can carry secrets too (`?<token>`). */
  readonly name: (name: string) => string;
  /** The value of a header that holds vocabulary, as its grammar wants it. */
  readonly plainHeader: (grammar: HeaderGrammar, value: string) => string;
  /** Scheme, authority and path of an address. */
  readonly place: (place: string) => string;
  /** An address, part by part. */
  readonly url: (url: string, depth: number) => string;
  /** A JSON value under the member `name`; `parent` is the name of the object it stands in. */
  readonly json: (value: unknown, name: string, depth: number, parent?: string) => unknown;
  /** A JWT, still a JWT; `undefined` for anything else. */
  readonly jwt: (token: string, depth: number) => string | undefined;
  /** A document of SAML, WS-Trust or CAS, still readable and packed as it came; `undefined` for anything else. */
  readonly xml: (value: string, depth: number) => string | undefined;
  /** Prose: addresses, collected secrets and secret shapes in it. */
  readonly text: (text: string, depth: number) => string;
  /** Prose of others about a login, which may quote anything: what is not a plain word or known goes. */
  readonly description: (text: string, level?: MaskingLevel) => string;
};

/** Addresses in parameters in addresses … : deeper than this nothing is read, only masked. */
export const deepest = 10;
