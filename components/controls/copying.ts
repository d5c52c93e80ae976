import { createContext } from 'preact';
import type { Piece, PieceTarget } from '../../lib/output/pieces.ts';

/** What can be done with what somebody looks at. */
export type Copying = {
  /** Puts a piece of it on the clipboard, and says so. */
  copy(piece: Piece, target: PieceTarget): void | Promise<void>;
  /** Saves this flow alone, safe to share. */
  save(flow: string): void;
};

/** Where it can be copied from; `undefined`: nowhere. */
export const CopyingContext = createContext<Copying | undefined>(undefined);
