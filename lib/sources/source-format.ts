import type { JsonObject } from '../exchange/json.ts';
import type { Content, Unreadable } from './content.ts';

/** Traffic as HAR 1.2 tells it, whatever it was written as: all that follows reads HAR. */
export type Traffic = {
  /** A HAR's `log`: its creator, its pages, and what of a trace is in it. Its entries are beside it. */
  readonly log: JsonObject;
  /** Entries of a HAR; what cannot be read of a file is `null` in its place. */
  readonly entries: readonly unknown[];
  /** What the file does not hold, in sentences, as far as its entries do not show that by themselves. */
  readonly gaps: readonly string[];
  /** True where the file itself is damaged, and that is among the gaps. */
  readonly isDamaged?: boolean;
  /** True where the gaps say all there is to say: that its entries have neither times nor headers is no news. */
  readonly isAllSaid?: boolean;
};

/** One kind of file that people have traffic in. */
export type SourceFormat = {
  readonly id: string;
  /** What it is called, as in "This is …". */
  readonly name: string;
  /** Its traffic; `undefined` where the content is of another kind, `error` where it is of this kind and has none to give. Never throws. */
  read(content: Content): Traffic | Unreadable | undefined;
};
