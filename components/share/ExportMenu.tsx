import { useSignal } from '@preact/signals';
import type { FormatId } from '../../lib/output/format-id.ts';
import { formats } from '../../lib/output/formats.ts';
import type { ExportChoice } from '../../lib/output/write-part.ts';
import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import { Menu } from '../controls/Menu.tsx';
import styles from './ExportMenu.module.css';

type Props = {
  /** How many flows it will hold. */
  flows: number;
  onExport: (choice: ExportChoice) => void;
  onBundle?: () => void;
  onCopy?: () => void;
};

/** Saving what is shown: as a trace and safe to share, unless the reader asks for something else. */
export function ExportMenu({ flows, onExport, onBundle, onCopy }: Props) {
  const format = useSignal<FormatId>('trace');
  const save = (redaction: RedactionLevel) => () => onExport({ format: format.value, redaction });
  return (
    <Menu
      icon="export"
      label="Export"
      text="Export"
      shortcut="e"
      heading={`Saves ${flows === 1 ? 'the flow' : `the ${flows} flows`} shown on this computer. Nothing is sent anywhere.`}
      items={[
        {
          label: 'Safe to share',
          note: 'Replaced: tokens, codes, passwords, cookies, names, mail addresses and every value not known to be harmless. Stays: hosts, times, steps and findings.',
          onSelect: save('default'),
        },
        {
          label: 'Without secrets, with names',
          note: 'Replaced: tokens, codes, passwords and cookies. Stays: who signed in, and all that is not known to be secret.',
          onSelect: save('secrets-only'),
        },
        {
          label: 'Everything, as recorded',
          note: 'Holds live tokens, codes and cookies: whoever gets the file may act as you. Keep it to yourself.',
          tone: 'danger',
          onSelect: save('off'),
        },
        ...(onBundle
          ? [
              {
                label: 'Support bundle',
                note: 'One page for a ticket: what happened, and the recording inside it, as safe as the first choice. The lines for the ticket are copied.',
                onSelect: onBundle,
              },
            ]
          : []),
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
    >
      <label class={styles.format}>
        As{' '}
        <select
          value={format.value}
          onChange={({ currentTarget }) => {
            format.value = formats.find(({ id }) => id === currentTarget.value)?.id ?? format.value;
          }}
        >
          {formats.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </Menu>
  );
}
