import type { ExplainedPaste, PastedPart } from '../../lib/explain-pasted.ts';
import { notSeenTitle } from '../../lib/telling/gaps.ts';
import { LongText } from '../controls/LongText.tsx';
import { TableRows } from '../controls/TableRows.tsx';
import { FindingCard } from '../finding/FindingCard.tsx';
import { Prose } from '../glossary/Prose.tsx';
import styles from './PasteResult.module.css';

type Props = { pasted: ExplainedPaste };

/** What was pasted: what it is, what is wrong as far as it shows, its parts with what they mean, and what is not seen. */
export function PasteResult({ pasted: { steps, flows, parts, gaps } }: Props) {
  const findings = flows.flatMap((flow) => flow.findings);
  return (
    <>
      {steps.map(({ title, summary }, at) => (
        <section key={at}>
          <h3 class={styles.what}>{title}</h3>
          <p class={styles.summary}>
            <Prose text={summary} />
          </p>
        </section>
      ))}
      {findings.length > 0 && (
        <div class={styles.findings}>
          {findings.map((finding, at) => (
            <FindingCard key={at} finding={finding} />
          ))}
        </div>
      )}
      {parts.map((part, at) => (
        <Part key={at} part={part} />
      ))}
      <section class={styles.part}>
        <h3 class={styles.title}>{notSeenTitle}</h3>
        {gaps.map((gap) => (
          <p key={gap} class={styles.summary}>
            {gap}
          </p>
        ))}
      </section>
    </>
  );
}

function Part({ part: { title, rows } }: { part: PastedPart }) {
  return (
    <section class={styles.part}>
      <h3 class={styles.title}>{title}</h3>
      {rows.length === 0 && <p class={styles.summary}>It carries no parameters.</p>}
      <TableRows rows={rows} estimate={50} class={styles.rows}>
        {({ name, value, meaning }, at) => (
          <div key={at} class={styles.row}>
            <dt>{name}</dt>
            <dd>
              <code>
                <LongText text={value} />
              </code>
              {meaning !== undefined && (
                <p class={styles.meaning}>
                  <Prose text={meaning} />
                </p>
              )}
            </dd>
          </div>
        )}
      </TableRows>
    </section>
  );
}
