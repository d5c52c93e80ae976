import { explainScope } from '../../lib/explain/scope.ts';
import { Term } from '../glossary/Term.tsx';
import styles from './Scopes.module.css';

type Props = { scope: string; title?: string };

/** A scope parameter, each of its values in plain words. RFC 6749 §3.3. */
export function Scopes({ scope, title = 'The app wants to' }: Props) {
  const values = [...new Set(scope.split(/\s+/).filter(Boolean))];
  return (
    <section>
      <h3 class={styles.title}>
        {title} (<Term of="scope">scope</Term>)
      </h3>
      <dl class={styles.scopes}>
        {values.map((value) => (
          <div key={value} class={styles.row}>
            <dt>
              <code>{value}</code>
            </dt>
            <dd>{explainScope(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
