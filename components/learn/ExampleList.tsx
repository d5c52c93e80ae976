import { useContext } from 'preact/hooks';
import { exampleIds, examples } from '../../lib/telling/examples.ts';
import { ExamplesContext } from '../controls/examples-context.ts';
import styles from './ExampleList.module.css';

/** Recorded logins, each with its lesson; nothing where none can be opened. */
export function ExampleList() {
  const open = useContext(ExamplesContext);
  if (!open) return null;
  return (
    <ul class={styles.examples}>
      {exampleIds.map((id) => (
        <li key={id}>
          <button type="button" class={styles.example} data-leads-away onClick={() => open(id)}>
            <span class={styles.title}>{examples[id].title}</span>
            <span class={styles.lesson}>{examples[id].lesson}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
