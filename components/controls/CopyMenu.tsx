import { useContext } from 'preact/hooks';
import { pieces, type PieceTarget } from '../../lib/output/pieces.ts';
import { CopyingContext } from './copying.ts';
import { Menu } from './Menu.tsx';

type Props = {
  label: string;
  target: PieceTarget;
  /** A key of the page that opens it. */
  shortcut?: string;
};

/** Copies a piece of what somebody looks at, or saves it. What is not safe to share is red, and last. */
export function CopyMenu({ label, target, shortcut }: Props) {
  const copying = useContext(CopyingContext);
  if (!copying) return null;
  const isOfRequest = target.type === 'step' && target.exchange !== undefined;
  const offered = pieces.filter(
    ({ id, of }) =>
      of.includes(target.type) && (isOfRequest || target.type !== 'step' || !needsRequest.has(id)),
  );
  return (
    <Menu
      icon="copy"
      label={label}
      heading="Copies to this computer’s clipboard."
      shortcut={shortcut}
      items={[
        ...offered.map((piece) => ({
          label: piece.title,
          note: piece.note,
          tone: piece.redaction === 'off' ? ('danger' as const) : ('plain' as const),
          onSelect: () => void copying.copy(piece, target),
        })),
        ...(target.type === 'flow'
          ? [
              {
                label: 'Save this flow',
                note: 'As a trace that can be opened again, safe to share.',
                onSelect: () => copying.save(target.flow),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Nothing of a step that travelled where a browser cannot look. */
const needsRequest: ReadonlySet<string> = new Set(['address', 'curl', 'claims', 'curl-as-recorded']);
