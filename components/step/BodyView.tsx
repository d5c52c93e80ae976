import { useSignal } from '@preact/signals';
import { CodeText } from '../controls/CodeText.tsx';
import { JsonTree } from '../controls/JsonTree.tsx';
import { TableRows } from '../controls/TableRows.tsx';
import { LongText } from '../controls/LongText.tsx';
import { Tabs } from '../controls/Tabs.tsx';
import styles from './BodyView.module.css';

type Props = { mediaType: string; text: string };

/** A body: JSON and forms laid out to be read, with the text as sent one click away. */
export function BodyView({ mediaType, text }: Props) {
  const raw = useSignal(false);
  const readable = laidOut(text, mediaType);
  return (
    <section>
      <header class={styles.header}>
        <h3 class={styles.title}>Body</h3>
        <span class={styles.type}>{mediaType}</span>
        {readable !== undefined && (
          <Tabs
            label="Body"
            tabs={[
              { id: 'readable', label: 'Readable' },
              { id: 'raw', label: 'As sent' },
            ]}
            selected={raw.value ? 'raw' : 'readable'}
            onSelect={(id) => (raw.value = id === 'raw')}
          />
        )}
      </header>
      {readable?.form && !raw.value ? (
        <FormBody pairs={readable.form} />
      ) : readable?.json !== undefined && !raw.value ? (
        <JsonTree value={readable.json} />
      ) : (
        <CodeText text={text} />
      )}
    </section>
  );
}

type Pairs = readonly (readonly [name: string, value: string])[];

function FormBody({ pairs }: { pairs: Pairs }) {
  return (
    <TableRows rows={pairs} estimate={18} class={styles.form}>
      {([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>
            <LongText text={value} />
          </dd>
        </div>
      )}
    </TableRows>
  );
}

type LaidOut = { readonly form?: Pairs; readonly json?: unknown };

function laidOut(text: string, mediaType: string): LaidOut | undefined {
  if (mediaType.startsWith('application/x-www-form-urlencoded'))
    return { form: [...new URLSearchParams(text)] };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
