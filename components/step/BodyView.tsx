import { useSignal } from '@preact/signals';
import { CodeText } from '../controls/CodeText.tsx';
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
      <CodeText text={raw.value ? text : (readable ?? text)} json={!raw.value && readable !== undefined} />
    </section>
  );
}

function laidOut(text: string, mediaType: string): string | undefined {
  if (mediaType === 'application/x-www-form-urlencoded')
    return [...new URLSearchParams(text)].map(([name, value]) => `"${name}": "${value}"`).join('\n');
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return undefined;
  }
}
