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
      heading={`Saves ${flows === 1 ? 'the flow' : `the ${flows} flows`} shown as a HAR file on this computer. Nothing is sent anywhere.`}
      items={[
        {
          label: 'Safe to share',
          note: 'Replaced: tokens, codes, passwords, cookies, names, mail addresses and every value not known to be harmless. Stays: hosts, times, steps and findings.',
          onSelect: () => onExport('default'),
        },
        {
          label: 'Without secrets, with names',
          note: 'Replaced: tokens, codes, passwords and cookies. Stays: who signed in, and all that is not known to be secret.',
          onSelect: () => onExport('secrets-only'),
        },
        {
          label: 'Everything, as recorded',
          note: 'Holds live tokens, codes and cookies: whoever gets the file may act as you. Keep it to yourself.',
          tone: 'danger',
          onSelect: () => onExport('off'),
        },
        ...(onCopy
          ? [
              {
                label: 'Copy as text',
                note: 'Steps and findings for a ticket or a chat, as safe as the first choice.',
                onSelect: onCopy,
              },
            ]
          : []),
      ]}
    />
  );
}
