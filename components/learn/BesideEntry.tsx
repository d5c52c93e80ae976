import { useContext } from 'preact/hooks';
import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import { pointsOn } from '../../lib/telling/answers.ts';
import styles from './BesideEntry.module.css';
import { ExampleList } from './ExampleList.tsx';
import { LearnContext } from './learn-context.ts';
import { Points } from './Points.tsx';

type Props = { entry: GlossaryKey };

/** What more is shown to an entry of the glossary: its answer on the login that is looked at, and examples. */
export function BesideEntry({ entry }: Props) {
  return (
    <>
      <OnThisLogin entry={entry} />
      {entry === 'example' && <ExampleList />}
    </>
  );
}

function OnThisLogin({ entry }: Props) {
  const learning = useContext(LearnContext);
  const points = learning ? pointsOn(learning.flow, entry) : [];
  if (!learning || points.length === 0) return null;
  const { flow, onStep } = learning;
  return (
    <div class={styles.here}>
      <p class={styles.lead}>On the login you look at:</p>
      <Points flow={flow} points={points} onStep={onStep} />
    </div>
  );
}
