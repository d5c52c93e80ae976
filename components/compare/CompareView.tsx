import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { focusPane } from '../controls/focus-pane.ts';
import { Button } from '../controls/Button.tsx';
import { CopyingContext } from '../controls/copying.ts';
import { Menu } from '../controls/Menu.tsx';
import type { FreshTold } from '../../lib/telling/compared.ts';
import { loginsOf, toldOf, type ComparedSide } from '../state/comparing.ts';
import type { InspectorState } from '../state/inspector-state.ts';
import styles from './CompareView.module.css';
import { DifferenceList, type OpenStep } from './DifferenceList.tsx';
import { SideHead } from './SideHead.tsx';
import { StepTable } from './StepTable.tsx';

type Props = {
  state: InspectorState;
  pair: readonly [ComparedSide, ComparedSide];
  /** Name of the file that is shown in place of live traffic. */
  file: string | undefined;
  onClose: () => void;
};

/** Two logins side by side: what tells most in a sentence, what differs with both values, and their steps. */
export function CompareView({ state, pair, file, onClose }: Props) {
  const [a, b] = pair;
  // The two alone: what else arrives meanwhile changes nothing.
  const told = useMemo(() => toldOf([a, b]), [a.entry.flow, b.entry.flow]);
  const copying = useContext(CopyingContext);
  const copyAs = (format: 'markdown' | 'text') => () => copying?.compared(loginsOf(pair), format);
  const view = useRef<HTMLElement>(null);
  useLayoutEffect(() => view.current?.focus(), []);
  const { comparing } = state;
  const headings = [upper(told.names[0]), upper(told.names[1])] as const;
  const open = ({ of }: ComparedSide): OpenStep[0] =>
    of === 'beside'
      ? undefined
      : (stepId) => {
          comparing.close();
          state.selectStep(stepId);
          focusPane('step');
        };
  const onStep: OpenStep = [open(a), open(b)];
  const isOfTwoFiles = a.of !== b.of;
  return (
    <main class={styles.view} ref={view} tabIndex={-1} data-pane="compare" aria-label="Two logins compared">
      <header class={styles.header}>
        <div class={styles.top}>
          <Button icon="back" onClick={onClose}>
            Back
          </Button>
          <h2 class={styles.headline}>{told.headline}</h2>
          {copying && (
            <Menu
              icon="copy"
              label="Copy the comparison"
              text="Copy"
              shortcut="c"
              heading="Copies to this computer’s clipboard. Secrets and personal data are replaced."
              items={[
                { label: 'As Markdown', note: 'For an issue or a ticket.', onSelect: copyAs('markdown') },
                { label: 'As text', onSelect: copyAs('text') },
              ]}
            />
          )}
        </div>
        <div class={styles.sides}>
          {([0, 1] as const).map((at) => (
            <SideHead
              key={at}
              name={headings[at]}
              side={pair[at]}
              file={isOfTwoFiles ? (pair[at].file ?? file ?? 'Recorded here') : undefined}
              entries={comparing.entriesOf(pair[at].of)}
              onChoose={(key) => comparing.choose(at, key)}
            />
          ))}
        </div>
      </header>
      <div class={styles.body}>
        <section class={styles.part}>
          {told.rows.length > 0 && <h3 class={styles.heading}>What differs</h3>}
          <DifferenceList rows={told.rows} names={told.names} onStep={onStep} />
          {told.fresh && <Fresh {...told.fresh} />}
          {told.notes.map((note) => (
            <p key={note} class={styles.note}>
              {note}
            </p>
          ))}
        </section>
        <section class={styles.part}>
          <h3 class={styles.heading}>Step by step</h3>
          <StepTable
            steps={told.steps}
            headings={headings}
            flows={[a.entry.flow, b.entry.flow]}
            onStep={onStep}
          />
        </section>
      </div>
    </main>
  );
}

/** Values that differ and say nothing: they are there for who looks for one of them. */
function Fresh({ names, count }: FreshTold) {
  return (
    <details class={styles.fresh}>
      <summary>{count}</summary>
      <p class={styles.note}>{names.join(', ')}. That they differ says nothing: they were not compared.</p>
    </details>
  );
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
