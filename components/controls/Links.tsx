import type { Reference } from '../../lib/spec/references.ts';
import styles from './Links.module.css';

type Props = { references: readonly Reference[] };

/** Places in specifications, opened in a tab of their own. */
export function Links({ references }: Props) {
  if (references.length === 0) return null;
  return (
    <span class={styles.links}>
      {references.map(({ label, url }) => (
        <a key={url} href={url} target="_blank" rel="noreferrer">
          {label}
        </a>
      ))}
    </span>
  );
}
