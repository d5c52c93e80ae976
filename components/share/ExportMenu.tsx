import { Menu } from '../controls/Menu.tsx';
import type { RedactionLevel } from '../../lib/redact/level.ts';

type Props = {
  /** How many flows it will hold. */
  flows: number;
  onExport: (redaction: RedactionLevel) => void;
  onCopy?: () => void;
};

/** Saving a trace: safe to share unless the reader asks for more. */
export function ExportMenu({ flows, onExport, onCopy }: Props) {
  return (
    <Menu
      icon="export"
      label="Export a trace"
      text="Export"
      heading={`A trace (HAR) of ${flows === 1 ? 'the flow' : `the ${flows} flows`} shown`}
      items={[
        {
          label: 'Safe to share',
          note: 'Secrets and personal data are replaced. The same findings on re-import.',
          onSelect: () => onExport('default'),
        },
        {
          label: 'Without secrets only',
          note: 'Tokens, codes and passwords are replaced; names and addresses stay.',
          onSelect: () => onExport('secrets-only'),
        },
        {
          label: 'Everything, as recorded',
          note: 'Holds live tokens and codes: whoever gets the file may act as you. Keep it to yourself.',
          tone: 'danger',
          onSelect: () => onExport('off'),
        },
        ...(onCopy
          ? [
              {
                label: 'Copy as text',
                note: 'Steps and findings for a ticket, safe to share.',
                onSelect: onCopy,
              },
            ]
          : []),
      ]}
    />
  );
}
