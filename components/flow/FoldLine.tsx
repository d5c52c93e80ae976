import { AsideLine, type Aside } from './AsideLine.tsx';
import type { FoldedLines } from '../../lib/sequence/fold-lines.ts';

type Props = Aside & { line: FoldedLines; onOpen: () => void };

/** Steps that say the same again, behind one line. */
export function FoldLine({ line: { id, words }, ...aside }: Props) {
  return <AsideLine {...aside} type="fold" target={id} words={`⋯ ${words}`} />;
}
