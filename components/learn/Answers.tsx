import { useContext } from 'preact/hooks';
import { glossary } from '../../lib/explain/glossary.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { answersOn } from '../../lib/telling/answers.ts';
import { LevelContext } from '../controls/level-context.ts';
import { Prose } from '../glossary/Prose.tsx';
import { Term } from '../glossary/Term.tsx';
import styles from './Answers.module.css';
import { Points } from './Points.tsx';

type Props = { flow: ReportFlow; onStep: (stepId: string) => void };

/** The questions a learner brings, answered on this login; the question leads to its answer in general. */
export function Answers({ flow, onStep }: Props) {
  const level = useContext(LevelContext);
  return (
    <section class={styles.answers} aria-labelledby="answers">
      <h3 id="answers" class={styles.title}>
        Questions, answered on this login
      </h3>
      <dl class={styles.list}>
        {answersOn(flow).map(({ question, points }) => (
          <div key={question}>
            <dt>
              <Term of={question}>{glossary[question].term}</Term>
            </dt>
            <dd>
              {level === 'newcomer' && (
                <p>
                  <Prose text={glossary[question].answer} except={question} />
                </p>
              )}
              <Points flow={flow} points={points} onStep={onStep} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
