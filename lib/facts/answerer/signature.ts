/**
 * Who answered a request. `app`: the application itself (its server or framework). `proxy`: a server that people put in front of it.
 * `platform`: what hosts it. `gate`: what logs people in for the applications behind it, and admits them or not. `waf`: something that judges requests. `cdn`: a network of caches. `unknown`: nothing tells, which is no
 * proof of the app.
 */
export type AnswererKind = 'app' | 'proxy' | 'platform' | 'gate' | 'waf' | 'cdn' | 'unknown';

/** By what an answer of a product is known. */
export type Signature = {
  readonly product: string;
  readonly kind: AnswererKind;
  /** One of these headers, its name in lower case, with that value. */
  readonly headers?: readonly (readonly [name: string, value?: RegExp])[];
  /** The headers stand on its own answers alone, not on what it hands through. */
  readonly own?: true;
  /** Parts of its pages and messages, in lower case and with no white space between tags. */
  readonly bodies?: readonly string[];
  /** The part is all that the body has. */
  readonly isWholeBody?: true;
  /** No other product says so: the header may be missing. */
  readonly isDistinctive?: true;
  /** Statuses of such pages; any error where left out. */
  readonly statuses?: readonly number[];
  /** Statuses that hardly anybody behind it answers with: header and status suffice where no body was recorded, or none came. */
  readonly alone?: readonly number[];
  /** Addresses of its own, asked for or led to. */
  readonly address?: RegExp;
};
