import { useContext } from 'preact/hooks';
import type { ExportChoice } from '../../lib/output/write-part.ts';
import { failuresAbout, isPartlyJudged } from '../../lib/report/failures.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { NoticeLine } from '../controls/NoticeLine.tsx';
import { CheckFailures } from '../finding/CheckFailures.tsx';
import { FlowRow } from '../flow/FlowRow.tsx';
import { GlossaryContext } from '../controls/glossary-context.ts';
import { Term } from '../glossary/Term.tsx';
import { ExportMenu } from '../share/ExportMenu.tsx';
import type { Inspected } from '../state/inspected.ts';
import type { MissingAccess } from '../state/site-access.ts';
import { currentLogin, flowsOfTab } from './flows-of-tab.ts';
import styles from './LoginCard.module.css';
import { LoginSummary } from './LoginSummary.tsx';

type Props = {
  inspected: Inspected;
  tab: number | undefined;
  missing?: MissingAccess | undefined;
  /** Saves the flows of the tab. */
  onExport: (choice: ExportChoice) => void;
  /** Opens the full view, at that flow. */
  onOpen: (flowKey: string | undefined) => void;
};

/** Behind the toolbar button: who is asking whom for what, is it protected, what is wrong. */
export function LoginCard({ inspected, tab, missing, onExport, onOpen }: Props) {
  const entries = flowsOfTab(inspected, tab);
  const login = currentLogin(entries);
  const others = entries.filter((entry) => entry !== login);
  return (
    <main class={styles.card}>
      {missing && <NoticeLine notice={{ tone: 'bad', ...missing }} />}
      <CheckFailures
        failures={failuresAbout(
          inspected.report,
          entries.map(({ flow }) => flow.id),
        )}
      />
      {login ? (
        <LoginSummary
          flow={login.flow}
          exchangeOf={inspected.exchangeOf}
          isPartlyJudged={isPartlyJudged(inspected.report, login.flow)}
        />
      ) : (
        <NoLogin />
      )}
      {others.length > 0 && (
        <section class={styles.others}>
          <h2 class={styles.heading}>Also in this tab</h2>
          {others.slice(0, 20).map((entry) => (
            <FlowRow key={entry.key} entry={entry} onSelect={() => onOpen(entry.key)} />
          ))}
        </section>
      )}
      <footer class={styles.footer}>
        <Button icon="open" tone="primary" onClick={() => onOpen(login?.key)}>
          Open full view
        </Button>
        {login && <ExportMenu flows={entries.length} onExport={onExport} />}
      </footer>
    </main>
  );
}

function NoLogin() {
  return (
    <section class={styles.none}>
      <Icon name="search" />
      <h1 class={styles.noneTitle}>No login on this page</h1>
      <p>
        When a page asks another site to sign you in, this shows who asks whom for what, and whether it is
        well protected.
      </p>
      <Learn />
    </section>
  );
}

/** For a learner; only where the glossary can be opened. */
function Learn() {
  if (!useContext(GlossaryContext)) return null;
  return (
    <p class={styles.learn}>
      <Term of="what-is-oauth">What is OAuth?</Term> <Term of="example">What is an example?</Term>
    </p>
  );
}
