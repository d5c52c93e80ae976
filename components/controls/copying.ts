import { createContext } from 'preact';
import type { ComparedLogin } from '../../lib/compare/compare-logins.ts';
import type { Piece, PieceTarget } from '../../lib/output/pieces.ts';

/** What can be done with what somebody looks at. */
export type Copying = {
  /** Puts a piece of it on the clipboard, and says so. */
  copy(piece: Piece, target: PieceTarget): void | Promise<void>;
  /** Puts on the clipboard what these two differ in, and says so. */
  compared(logins: readonly [ComparedLogin, ComparedLogin], format: 'markdown' | 'text'): void;
  /** Saves this flow alone, safe to share. */
  save(flow: string): void;
};

/** Where it can be copied from; `undefined`: nowhere. */
export const CopyingContext = createContext<Copying | undefined>(undefined);
